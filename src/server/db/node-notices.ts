/**
 * Notices between the server processes of one database, by LISTEN/NOTIFY: that a school has a new commit (nothing
 * of what is in it), that a session has ended (its id, never its token). Sent after the commit on a connection of its
 * own, one notice for many commits of a school, so that telling costs a writer nothing. A notice may be lost; devices
 * ask by themselves as well, and after a broken connection every school is told anew, and that sessions may have ended
 * unheard (`missed`).
 */
import pg from 'pg'

type NodeNotice = { commit: string } | { ended: string } | { missed: true }

export type NodeNotices = {
  /** Never waits, never throws. */
  tell(notice: Exclude<NodeNotice, { missed: true }>): void
  onNotice(listener: (notice: NodeNotice) => void): void
  close(): Promise<void>
}

const channel = 'shanzhen'
const shortestPause = 200
const longestPause = 5_000

/** @throws when there is no first connection */
export async function listenToNodes(config: pg.ClientConfig): Promise<NodeNotices> {
  const nodes = new Nodes(config)
  await nodes.connect()
  return nodes
}

class Nodes implements NodeNotices {
  readonly #config: pg.ClientConfig
  #client: pg.Client | null = null
  #listener: (notice: NodeNotice) => void = () => undefined
  /** Not told yet; a school's newer notice takes the place of the older one. */
  readonly #waiting = new Map<string, NodeNotice>()
  #sending = false
  #closed = false
  #pause = shortestPause
  #again: NodeJS.Timeout | undefined

  constructor(config: pg.ClientConfig) {
    this.#config = config
  }

  onNotice(listener: (notice: NodeNotice) => void): void {
    this.#listener = listener
  }

  tell(notice: Exclude<NodeNotice, { missed: true }>): void {
    this.#waiting.set('commit' in notice ? notice.commit : `ended ${notice.ended}`, notice)
    void this.#send()
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#again)
    await this.#client?.end().catch(() => undefined)
  }

  async connect(): Promise<void> {
    const client = new pg.Client(this.#config)
    const lost = () => this.#lost(client)
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload = '', processId }) => {
      if (processId !== (client as unknown as { processID: number }).processID) this.#hear(payload)
    })
    await client.connect()
    await client.query(`listen ${channel}`)
    this.#client = client
    this.#pause = shortestPause
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client || this.#closed) return
    this.#client = null
    this.#tryLater()
  }

  #tryLater(): void {
    clearTimeout(this.#again)
    this.#again = setTimeout(() => void this.#reconnect(), this.#pause).unref()
    this.#pause = Math.min(longestPause, this.#pause * 2)
  }

  async #reconnect(): Promise<void> {
    if (this.#closed) return
    try {
      await this.connect()
      await this.#tellSchools()
      await this.#send()
    } catch {
      if (!this.#client) this.#tryLater()
    }
  }

  /** What was committed and ended while nobody could be heard. */
  async #tellSchools(): Promise<void> {
    const found = await this.#client?.query<{ id: string }>('select id from school')
    for (const { id } of found?.rows ?? []) this.#listener({ commit: id })
    this.#listener({ missed: true })
  }

  #hear(payload: string): void {
    try {
      this.#listener(JSON.parse(payload) as NodeNotice)
    } catch {
      // Somebody else's word on our channel.
    }
  }

  async #send(): Promise<void> {
    if (this.#sending || !this.#client) return
    this.#sending = true
    try {
      while (this.#waiting.size > 0 && this.#client) {
        const [key, notice] = [...this.#waiting][0] as [string, NodeNotice]
        await this.#client.query('select pg_notify($1, $2)', [channel, JSON.stringify(notice)])
        if (this.#waiting.get(key) === notice) this.#waiting.delete(key)
      }
    } catch {
      // The connection is gone: what is still waiting goes over the next one.
    } finally {
      this.#sending = false
    }
  }
}
