/**
 * Whether something cleared this phone's records: the store is empty although this person's were complete here before.
 * At the first login it is empty too, and nothing is wrong.
 */
import { ref, watch } from 'vue'
import type { Home } from '../../../home/home.ts'

export const wasWiped = ref(false)

/** The app calls it once: looks first, then remembers that everything has been here. */
export function watchForWipe(home: Home): void {
  const key = `shanzhen.been.${home.identity.id}`
  wasWiped.value = home.wasEmpty && localStorage.getItem(key) !== null
  watch(
    () => home.meta.data.value.complete,
    (complete) => {
      if (complete === true) localStorage.setItem(key, '1')
    },
    { immediate: true },
  )
}
