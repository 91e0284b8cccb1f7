/**
 * A store: made when it is first asked for, one in a page's life, gone with the tab. There are two of them, and a
 * library for two would be more than a kiosk's first screen has to spare.
 */
import { effectScope } from 'vue'

export function oneOf<T>(make: () => T): () => T {
  let made: { readonly store: T } | undefined
  return () => (made ??= { store: effectScope(true).run(make) as T }).store
}
