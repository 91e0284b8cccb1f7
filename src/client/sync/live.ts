/**
 * Live notices over Server-Sent Events: one connection per browser, held by whichever tab has the lock. Small changes
 * travel in the notice; what does not, a sync fetches. Silence costs nothing but time.
 */
import type { LivePage } from '../../domain/protocol/live.ts'

export type Live = {
  /** Opens the stream anew: this store goes by another install id now. */
  reopen: () => void
  stop: () => void
}
export type Listening = {
  readonly as: 'staff' | 'device'
  /** The store's name: one stream for all tabs that share it. */
  readonly name: string
  readonly install: () => Promise<string>
  readonly onPage: (page: LivePage) => unknown
  /** That there is something, from a server which does not say what. */
  readonly onNotice: () => void
}

const wakings = ['online', 'focus'] as const
/** Between 10 and 30 s: a whole school that was turned away does not come back in one moment. */
const lookAgainAfter = () => 10_000 + Math.random() * 20_000

export function listenLive({ as, name, install, onPage, onNotice }: Listening): Live {
  let source: EventSource | null = null
  let release: (() => void) | null = null
  let stopped = false

  const open = async () => {
    const id = await install()
    if (stopped) return
    source?.close()
    source = new EventSource(`/api/v1/live?as=${as}&install=${encodeURIComponent(id)}`)
    source.addEventListener('page', ({ data }: MessageEvent<string>) => {
      const page = readPage(data)
      if (page) onPage(page)
    })
    source.addEventListener('commit', onNotice)
  }
  // A stream that broke is opened again by the browser; one that was answered with anything else is closed for good.
  const openAgain = () => {
    if (source?.readyState === EventSource.CLOSED) void open()
  }
  const lookAgain = () => {
    openAgain()
    timer = setTimeout(lookAgain, lookAgainAfter())
  }
  let timer = setTimeout(lookAgain, lookAgainAfter())
  for (const event of wakings) addEventListener(event, openAgain)
  const hold = () =>
    new Promise<void>((resolve) => {
      release = resolve
      void open()
    })

  if ('locks' in navigator) void navigator.locks.request(`live:${name}`, () => (stopped ? undefined : hold()))
  else void open()

  return {
    reopen: () => void (source && open()),
    stop: () => {
      stopped = true
      clearTimeout(timer)
      for (const event of wakings) removeEventListener(event, openAgain)
      source?.close()
      release?.()
    },
  }
}

/** Null where a proxy has cut or changed it: the next page does not lead on from there, and a sync asks. */
function readPage(data: string): LivePage | null {
  try {
    const page = JSON.parse(data) as LivePage
    return typeof page.to?.number === 'number' && typeof page.from?.number === 'number' ? page : null
  } catch {
    return null
  }
}
