/**
 * Asking the browser to keep this site's storage when the disk fills up, after somebody has paired or logged in. The
 * answer is remembered for the device page; a refusal is a warning, nothing stops working.
 */
export type Persistence = 'granted' | 'refused' | 'unsupported'
export type RememberedPersistence = { readonly answer: Persistence; readonly at: number }

const key = 'shanzhen.persist'

export async function askPersistence(now: number = Date.now()): Promise<Persistence> {
  const answer = await ask()
  try {
    localStorage.setItem(key, JSON.stringify({ answer, at: now } satisfies RememberedPersistence))
  } catch {
    // A full or forbidden store: the answer is asked for again next time.
  }
  return answer
}

async function ask(): Promise<Persistence> {
  const storage = navigator.storage as StorageManager | undefined
  if (typeof storage?.persist !== 'function') return 'unsupported'
  try {
    return (await storage.persisted()) || (await storage.persist()) ? 'granted' : 'refused'
  } catch {
    return 'refused'
  }
}

/** What the browser last answered, and when (ms); null when it was never asked here. */
export function rememberedPersistence(): RememberedPersistence | null {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as RememberedPersistence | null
    return found && typeof found.at === 'number' ? found : null
  } catch {
    return null
  }
}
