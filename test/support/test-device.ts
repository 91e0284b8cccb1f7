/**
 * A device for tests without a browser: the real store (on fake-indexeddb), the real commands and the real sync run,
 * speaking to the real server in this process. The test holds its network in its hands.
 */
import { gunzipSync } from 'node:zlib'
import { foldFacts } from '../../src/domain/facts/fold.ts'
import { uuidv7 } from '../../src/domain/ids.ts'
import type { Author } from '../../src/domain/facts/fact.schema.ts'
import { SchoolView } from '../../src/domain/school/school-view.ts'
import type { SyncReply, SyncRequest } from '../../src/domain/protocol/sync.ts'
import type { Workplace } from '../../src/client/commands/workplace.ts'
import { DeviceDatabase, metaRow, readMeta } from '../../src/client/db/database.ts'
import { ledgerOf, readLedgerParts } from '../../src/client/db/read-ledger.ts'
import { countUnsent } from '../../src/client/db/unsent.ts'
import { clockOffsetAt, type PageMoment } from '../../src/client/sync/page-clock.ts'
import { batchesOf } from '../../src/client/sync/batch-size.ts'
import { runSync, type RunResult } from '../../src/client/sync/run-sync.ts'
import {
  type FetchSegments,
  type Outcome,
  type PostSync,
  segmentsIn,
} from '../../src/client/sync/transport.ts'
import type { Answer, Browser, TestServer } from './server.ts'

/** What happens to the next request: it arrives, it never leaves, its reply is lost, it arrives twice. */
export type Network = 'up' | 'down' | 'lose-reply' | 'twice'
/**
 * Another tab of the same device is another page; a test may put its own network in, and want small batches;
 * unseen: no screen looks at what came.
 */
type Run = { wire?: PostSync; page?: string; factsAtOnce?: number; unseen?: boolean }

export class TestDevice {
  readonly db: DeviceDatabase
  readonly author: Author
  browser: Browser
  network: Network = 'up'
  /** Seconds by which this device's clock is ahead of the truth. */
  clockError = 0
  /** A reload of the page: what was measured in the earlier page's life is not known any more. */
  page: string = crypto.randomUUID()
  #server: Pick<TestServer, 'clock'>
  #view = new SchoolView([])
  #ledger: ReturnType<typeof ledgerOf> = []

  constructor(server: Pick<TestServer, 'clock'>, browser: Browser, author: Author) {
    this.#server = server
    this.browser = browser
    this.author = author
    this.db = new DeviceDatabase(`test-${crypto.randomUUID()}`)
  }

  async start(): Promise<this> {
    await this.db.open()
    await this.db.meta.put(metaRow('install', uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))))
    return this
  }

  /** The same device before another life of its server. */
  meets(server: TestServer): void {
    const browser = server.browser()
    Object.assign(browser.cookies, this.browser.cookies)
    this.browser = browser
    this.#server = server
  }

  /** Without: this device is an old build that knows no segments. */
  readsSegments = true
  /** What happens to the bytes of a segment on their way. */
  onTheWay: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> = (bytes) => bytes
  /** How many more requests for segments are answered; the next one finds the network down. */
  segmentRequestsLeft = Infinity

  #fetchSegments: FetchSegments = async (names) => {
    if (this.network === 'down' || (this.segmentRequestsLeft -= 1) < 0) return { kind: 'unreachable' }
    const headers = { 'x-shanzhen-as': this.author.kind, 'x-shanzhen-id': this.author.id }
    const answer = await this.browser.send('POST', 'segments', { names }, { headers })
    if (answer.status !== 200) return { kind: 'problem', error: answer.body.error }
    const parts = segmentsIn(names, new Uint8Array(gunzipSync(answer.raw.rawPayload)))
    if (!parts) return { kind: 'not-ours' }
    for (const [name, bytes] of parts) if (bytes) parts.set(name, this.onTheWay(bytes))
    return { kind: 'segments', parts }
  }

  get #post(): PostSync {
    const post = (request: SyncRequest) => this.#exchange(request)
    return this.readsSegments ? Object.assign(post, { segments: this.#fetchSegments }) : post
  }

  async #exchange(request: SyncRequest): Promise<Outcome> {
    if (this.network === 'down') return { kind: 'unreachable' }
    if (this.network === 'twice') await this.#send(request)
    const answer = await this.#send(request)
    if (this.network === 'lose-reply') return { kind: 'unreachable' }
    return outcomeOf(answer)
  }

  #send(request: SyncRequest): Promise<Answer> {
    const headers = { 'x-shanzhen-as': this.author.kind, 'x-shanzhen-id': this.author.id }
    return this.browser.send('POST', 'sync', JSON.parse(JSON.stringify(request)), { headers })
  }

  /** Past `network`: the request arrives, and what the server said comes back. */
  ask = async (request: SyncRequest): Promise<Outcome> => outcomeOf(await this.#send(request))

  #overWire(wire: PostSync): PostSync {
    const post = (request: SyncRequest) => wire(request)
    return this.readsSegments ? Object.assign(post, { segments: this.#fetchSegments }) : post
  }

  async sync({ wire, page = this.page, factsAtOnce, unseen }: Run = {}): Promise<RunResult> {
    const post = wire ? this.#overWire(wire) : this.#post
    const size = factsAtOnce === undefined ? undefined : batchesOf(factsAtOnce)
    const result = await runSync(this.db, post, () => ({ ...this.moment(), page }), size)
    if (!unseen) await this.look()
    return result
  }

  /** Reads the store again, as a screen's live queries would. */
  async look(): Promise<void> {
    this.#view = new SchoolView(await this.db.records.toArray())
    this.#ledger = ledgerOf({
      ...(await readLedgerParts(this.db)),
      install: (await readMeta(this.db, 'install')) ?? '',
    })
  }

  get view(): SchoolView {
    return this.#view
  }

  get folded() {
    return foldFacts(this.#ledger, this.#view.foldRules)
  }

  get facts() {
    return this.#ledger
  }

  unsent = () => countUnsent(this.db)

  /** The server's test clock, plus this device's error. */
  moment = (): PageMoment => {
    const truth = this.#server.clock.now / 1000
    return { page: this.page, monotonic: truth, deviceClock: truth + this.clockError }
  }

  /** What commands write with. */
  async work(): Promise<Workplace> {
    await this.look()
    const contact = await readMeta(this.db, 'lastContact')
    return {
      db: this.db,
      author: this.author,
      view: () => this.#view,
      find: (id) => this.#ledger.find((entry) => entry.fact.id === id),
      moment: () => ({
        ...this.moment(),
        clockOffset: clockOffsetAt(this.moment(), contact),
        lastServerTime: contact?.serverTime,
      }),
      requestSync: () => undefined,
    }
  }
}

function outcomeOf(answer: Answer): Outcome {
  if (answer.status === 200) return { kind: 'reply', reply: answer.body as SyncReply }
  if (answer.status === 503 || answer.status === 429) return { kind: 'busy', retryAfter: 1 }
  return { kind: 'problem', error: answer.body.error }
}
