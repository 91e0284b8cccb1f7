/** `v-focus`: the field where typing begins, once a dialog has taken the focus to itself. */
import type { Directive } from 'vue'

export const vFocus: Directive<HTMLElement> = {
  mounted: (element) => {
    setTimeout(() => element.querySelector<HTMLElement>('input, select, textarea')?.focus(), 0)
  },
}
