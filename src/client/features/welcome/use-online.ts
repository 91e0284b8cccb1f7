/** Whether the browser believes that it has a network; the server may still be out of reach. */
import { onScopeDispose, type Ref, ref } from 'vue'

export function useOnline(): Readonly<Ref<boolean>> {
  const online = ref(navigator.onLine)
  const look = () => (online.value = navigator.onLine)
  addEventListener('online', look)
  addEventListener('offline', look)
  onScopeDispose(() => {
    removeEventListener('online', look)
    removeEventListener('offline', look)
  })
  return online
}
