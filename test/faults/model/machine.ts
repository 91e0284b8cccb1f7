/**
 * A tablet or phone in the story: the real store and the real sync run, with a page that can crash at any write and
 * tabs whose request or answer is still on its way.
 */
import type { Middleware, DBCore } from 'dexie'
import type { Author } from '../../../src/domain/facts/fact.schema.ts'
import type { SyncRequest } from '../../../src/domain/protocol/sync.ts'
import type { RunResult } from '../../../src/client/sync/run-sync.ts'
import type { LivePage } from '../../../src/domain/protocol/live.ts'
import type { Head } from '../../../src/server/live/committed-span.ts'
import type { Outcome } from '../../../src/client/sync/transport.ts'
import type { Browser } from '../../support/server.ts'
import { TestDevice } from '../../support/test-device.ts'

/** The page died here. */
class Crash extends Error {
  override readonly name = 'Crash'
}

type Waiting = {
  /** Not yet at the server, or on its way back. */
  readonly stage: 'request' | 'reply'
  readonly request: SyncRequest
  readonly reply: Outcome | null
  readonly hear: (outcome: Outcome) => void
  readonly run: Promise<RunResult | 'died'>
}

/** `life`: which life of the server it is a stream of; another knows nothing of it. `late`: pages on their way. */
export type Stream = {
  readonly life: number
  readonly read: (page: LivePage) => Promise<void>
  at: Head | null
  late: LivePage[]
}

export class Machine {
  readonly name: string
  readonly actor: string
  device: TestDevice
  /** Gone machines take no part any more: stolen ones, and stores that were wiped. */
  isGone = false
  readonly waiting: Waiting[] = []
  /** Its live stream, while one is open. */
  stream: Stream | null = null
  /** A page said that a sync is needed. */
  isAsked = false
  #writesUntilCrash: number | null = null
  readonly #clock: { clock: { now: number; advance(seconds: number): void } }

  constructor(name: string, actor: string, clock: Machine['clockHolder'], browser: Browser, author: Author) {
    this.name = name
    this.actor = actor
    this.#clock = clock
    this.device = this.#aDevice(browser, author)
  }

  get clockHolder() {
    return this.#clock
  }

  #aDevice(browser: Browser, author: Author): TestDevice {
    const device = new TestDevice(this.#clock, browser, author)
    device.db.use(this.#crashing)
    return device
  }

  readonly #crashing: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'crash',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name)
        return { ...table, mutate: (request) => (this.#countDown(), table.mutate(request)) }
      },
    }),
  }

  #countDown(): void {
    if (this.#writesUntilCrash === null) return
    this.#writesUntilCrash -= 1
    if (this.#writesUntilCrash >= 0) return
    this.#writesUntilCrash = null
    throw new Crash('the page died while it wrote')
  }

  /** Runs `work`, dying at its nth write to the store; the page that comes back knows nothing of the earlier one. */
  async dyingAt<T>(writes: number, work: () => Promise<T>): Promise<T | 'died'> {
    this.#writesUntilCrash = writes
    try {
      return await work()
    } catch (error) {
      if (!isCrash(error)) throw error
      this.reload()
      return 'died'
    } finally {
      this.#writesUntilCrash = null
    }
  }

  reload(): void {
    this.device.page = crypto.randomUUID()
    this.waiting.length = 0
    this.stream = null
  }

  /** The store is gone, the cookie is not: a new store, a new install. */
  async wipe(): Promise<void> {
    this.waiting.length = 0
    this.stream = null
    const { browser, author, clockError } = this.device
    await this.device.db.delete()
    this.device = this.#aDevice(browser, author)
    this.device.clockError = clockError
    await this.device.start()
  }
}

/** Dexie hands on what aborted a transaction, sometimes wrapped. */
function isCrash(error: unknown): boolean {
  if (error instanceof Crash) return true
  const inner = (error as { inner?: unknown; failures?: unknown[] } | null)?.inner
  return String(error).includes('the page died while it wrote') || inner instanceof Crash
}
