/**
 * What just happened, said once above the tab bar and carried from tab to tab: done, with ten seconds to take it
 * back; or refused, with the reason. Dies with the tab.
 */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Colour } from '../../../../domain/colours.ts'
import type { FactId, StudentId } from '../../../../domain/ids.ts'
import type { LineIconName } from '../../../ui/icons/post-icons.ts'

export type Notice = {
  readonly title: string
  readonly detail?: string
  readonly colour?: Colour
  readonly icon?: LineIconName
  readonly seconds?: number
  /** The facts that 撤销 takes back. */
  readonly undo?: readonly FactId[]
  /** What was just given, for the small mark on the children's tiles. */
  readonly given?: {
    readonly students: readonly StudentId[]
    readonly colour: Colour
    readonly points: number
  }
}
type ShownNotice = Notice & { readonly key: number }

export const useNotices = defineStore('notices', () => {
  const shown = shallowRef<ShownNotice | null>(null)
  let count = 0
  return {
    shown,
    tell: (notice: Notice) => void (shown.value = { ...notice, key: (count += 1) }),
    clear: () => void (shown.value = null),
  }
})
