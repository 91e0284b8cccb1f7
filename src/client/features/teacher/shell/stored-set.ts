/** A small set of ids kept on this phone, such as what has been put aside; the newest survive when it grows. */
import { type Ref, ref } from 'vue'

const longest = 500

function read(key: string): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(found) ? found.filter((id): id is string => typeof id === 'string') : []
  } catch {
    return []
  }
}

export type StoredSet = { readonly ids: Ref<ReadonlySet<string>>; readonly add: (...ids: string[]) => void }

export function storedSet(key: string): StoredSet {
  const ids = ref<ReadonlySet<string>>(new Set(read(key)))
  const add = (...more: string[]) => {
    const kept = [...new Set([...ids.value, ...more])].slice(-longest)
    ids.value = new Set(kept)
    localStorage.setItem(key, JSON.stringify(kept))
  }
  return { ids, add }
}
