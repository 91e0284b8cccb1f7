/** A card reader that types: quick characters, then Enter, wherever the focus is. It works from home and while scanning. */
import { onScopeDispose } from 'vue'
import { nothingTyped, typeKey } from '../../school-ui/card-code.ts'

/** @param onCard gets what was typed; `isOn` says whether the kiosk listens now */
export function useCardReader(isOn: () => boolean, onCard: (text: string) => void): void {
  let typed = nothingTyped
  const onKey = (event: KeyboardEvent) => {
    if (!isOn() || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    const next = typeKey(typed, event.key, event.timeStamp)
    typed = next.typed
    if (next.done === null) return
    // Enter would press whatever has the focus.
    event.preventDefault()
    event.stopPropagation()
    onCard(next.done)
  }
  addEventListener('keydown', onKey, { capture: true })
  onScopeDispose(() => removeEventListener('keydown', onKey, { capture: true }))
}
