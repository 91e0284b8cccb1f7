/**
 * Wet hands at a glass plate: a drop or a second finger taps twice, and the second tap would land on whatever the first
 * one opened. One tap counts, the next only after a short rest. The keyboard is not held up.
 *
 * Also what a kiosk must not do: select text, open a context menu, zoom.
 */
import { onBeforeUnmount, onMounted, type Ref } from 'vue'

const tapRest = 350

/** Whether a tap counts; a press of a key (`detail` 0) always does. */
export function tapGuard(rest = tapRest) {
  let last = -Infinity
  return ({ timeStamp, detail }: Pick<MouseEvent, 'timeStamp' | 'detail'>): boolean => {
    if (detail === 0) return true
    const counts = timeStamp - last >= rest
    if (counts) last = timeStamp
    return counts
  }
}

/** @param onTouch told of every touch and key, counted or not: somebody is here */
export function useTouchGuard(root: Readonly<Ref<HTMLElement | null>>, onTouch: () => void): void {
  const counts = tapGuard()
  const onClick = (event: MouseEvent) => {
    if (counts(event)) return
    event.stopPropagation()
    event.preventDefault()
  }
  const prevent = (event: Event) => event.preventDefault()
  const preventZoom = (event: WheelEvent) => {
    if (event.ctrlKey) event.preventDefault()
  }
  onMounted(() => {
    const own = root.value
    own?.addEventListener('click', onClick, { capture: true })
    own?.addEventListener('contextmenu', prevent)
    own?.addEventListener('gesturestart', prevent)
    own?.addEventListener('dragstart', prevent)
    own?.addEventListener('wheel', preventZoom, { passive: false })
    own?.addEventListener('pointerdown', onTouch, { capture: true, passive: true })
    document.addEventListener('keydown', onTouch)
  })
  onBeforeUnmount(() => document.removeEventListener('keydown', onTouch))
}
