/** The only place that subscribes to the database: a query's latest result as a shallow ref, and its error. */
import { liveQuery } from 'dexie'
import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'

export type Live<T> = {
  readonly data: ShallowRef<T>
  readonly ready: ShallowRef<boolean>
  readonly error: ShallowRef<unknown>
}

/** @param merge gets the earlier value, so that a query may fetch only what is new */
export function useLiveQuery<Q, T>(
  query: () => Promise<Q>,
  initial: T,
  merge: (part: Q, earlier: T) => T,
): Live<T> {
  const data = shallowRef(initial) as ShallowRef<T>
  const ready = shallowRef(false)
  const error = shallowRef<unknown>(null)
  const subscription = liveQuery(query).subscribe({
    next: (part) => {
      data.value = merge(part, data.value)
      ready.value = true
      error.value = null
    },
    error: (problem: unknown) => {
      error.value = problem
    },
  })
  onScopeDispose(() => subscription.unsubscribe())
  return { data, ready, error }
}
