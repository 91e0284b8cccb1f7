/** Which of the drawn shapes this tablet has: 1280×800, 1024×768, or upright. */
import { onScopeDispose, readonly, type Ref, shallowRef } from 'vue'

function useMedia(query: string): Readonly<Ref<boolean>> {
  const list = matchMedia(query)
  const matches = shallowRef(list.matches)
  const follow = () => (matches.value = list.matches)
  list.addEventListener('change', follow)
  onScopeDispose(() => list.removeEventListener('change', follow))
  return readonly(matches)
}

export const useNarrow = () => useMedia('(max-width: 1100px) and (orientation: landscape)')
