/**
 * A store that kiosks need as well: made when it is first asked for, one in a page's life, gone with the tab. The
 * stores of staff alone are Pinia's; a kiosk's first screen has no room for it (test/client/kiosk/kiosk-weight.test.ts).
 */
import { effectScope } from 'vue'

export function oneOf<T>(make: () => T): () => T {
  let made: { readonly store: T } | undefined
  return () => (made ??= { store: effectScope(true).run(make) as T }).store
}
