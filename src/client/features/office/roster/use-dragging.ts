/**
 * Dragging one of many things by pointer: a mouse or a pen drags at once, a finger after a short hold, so that the
 * page can still be scrolled with a finger on it. While something is dragged nothing is changed; it is dropped on
 * what it was last over, or put back by Escape, a second pointer or letting go elsewhere.
 *
 *   pressed ──moved / held──▶ lifted ──let go──▶ drop (over something) or nothing
 */
import { onBeforeUnmount, shallowRef } from 'vue'

const slop = 6
const holdMs = 280

export type Dragging<Thing, Place> = {
  /** What lies under a point for the thing that is dragged; null where it cannot be dropped. */
  readonly placeAt: (thing: Thing, element: Element | null) => Place | null
  readonly onLift: (thing: Thing) => void
  readonly onDrop: (thing: Thing, place: Place) => void
}
type Pressed<Thing> = {
  readonly thing: Thing
  readonly pointer: number
  readonly x: number
  readonly y: number
  readonly isTouch: boolean
}

export function useDragging<Thing, Place>({ placeAt, onLift, onDrop }: Dragging<Thing, Place>) {
  const lifted = shallowRef<Thing | null>(null)
  const over = shallowRef<Place | null>(null)
  const point = shallowRef({ x: 0, y: 0 })
  let pressed: Pressed<Thing> | null = null
  let hold: ReturnType<typeof setTimeout> | undefined
  let isClickOfDrag = false

  function press(event: PointerEvent, thing: Thing): void {
    stop()
    isClickOfDrag = false
    if (event.button !== 0 || !event.isPrimary) return
    const { pointerId: pointer, clientX: x, clientY: y } = event
    pressed = { thing, pointer, x, y, isTouch: event.pointerType === 'touch' }
    point.value = { x, y }
    if (pressed.isTouch) hold = setTimeout(lift, holdMs)
    listen('addEventListener')
  }
  function lift(): void {
    if (!pressed) return
    lifted.value = pressed.thing
    onLift(pressed.thing)
  }
  function move(event: PointerEvent): void {
    if (event.pointerId !== pressed?.pointer) return
    const { clientX: x, clientY: y } = event
    if (lifted.value === null) {
      if (Math.hypot(x - pressed.x, y - pressed.y) < slop) return
      if (pressed.isTouch) return stop()
      lift()
    }
    point.value = { x, y }
    if (lifted.value !== null) over.value = placeAt(lifted.value, document.elementFromPoint(x, y))
  }
  function letGo(event: PointerEvent): void {
    if (event.pointerId !== pressed?.pointer) return
    const [thing, place] = [lifted.value, over.value]
    isClickOfDrag = thing !== null
    stop()
    if (thing !== null && place !== null) onDrop(thing, place)
  }
  function stop(): void {
    clearTimeout(hold)
    listen('removeEventListener')
    pressed = lifted.value = over.value = null
  }
  const escape = (event: KeyboardEvent) => event.key === 'Escape' && stop()
  /** A finger that holds something moves it, and not the page: `touchmove` where the things lie, from the start. */
  const keep = (event: Event) => lifted.value !== null && event.preventDefault()

  function listen(verb: 'addEventListener' | 'removeEventListener'): void {
    window[verb]('pointermove', move as EventListener)
    window[verb]('pointerup', letGo as EventListener)
    window[verb]('pointercancel', stop)
    window[verb]('keydown', escape as EventListener)
    window[verb]('contextmenu', keep)
  }
  /** The click that ends a drag is no press; to be asked in the capture phase. */
  function swallowClick(event: Event): void {
    if (isClickOfDrag) event.stopPropagation()
    isClickOfDrag = false
  }
  onBeforeUnmount(stop)

  return { lifted, over, point, press, keep, swallowClick }
}
