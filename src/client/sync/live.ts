/**
 * Live notices over Server-Sent Events: one connection per browser, held by whichever tab has the lock. A notice only
 * says that there is something new; the sync fetches it. Silence costs nothing but time.
 */
export type Live = { stop: () => void }

export function listenLive(as: 'staff' | 'device', name: string, onNotice: () => void): Live {
  let source: EventSource | null = null
  let release: (() => void) | null = null
  let stopped = false

  const open = () => {
    if (stopped) return
    source = new EventSource(`/api/v1/live?as=${as}`)
    source.addEventListener('commit', onNotice)
  }
  const hold = () =>
    new Promise<void>((resolve) => {
      release = resolve
      open()
    })

  if ('locks' in navigator) void navigator.locks.request(`live:${name}`, () => (stopped ? undefined : hold()))
  else open()

  return {
    stop: () => {
      stopped = true
      source?.close()
      release?.()
    },
  }
}
