import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SyncReply, SyncRequest } from '../../../src/domain/protocol/sync.ts'
import { DeviceDatabase, metaRow, type OwnRow } from '../../../src/client/db/database.ts'
import { countUnsent } from '../../../src/client/db/unsent.ts'
import { pushUnsent, TryAgain } from '../../../src/client/service-worker/push-unsent.ts'
import type { Outcome } from '../../../src/client/sync/transport.ts'

/** One lock at a time by name, as a browser keeps them. */
function lockManager() {
  const tails = new Map<string, Promise<unknown>>()
  const request = async (name: string, _options: unknown, work: () => Promise<unknown>) => {
    const mine = (tails.get(name) ?? Promise.resolve()).then(work)
    tails.set(
      name,
      mine.catch(() => undefined),
    )
    return mine
  }
  return { request }
}

const contact = { serverTime: 5000, deviceClock: 4900, page: 'page-1', monotonic: 10 }
const cursor = { number: 40, tag: 'a tag' }

async function storeOf(kind: 'staff' | 'device', id: string, facts: number): Promise<DeviceDatabase> {
  const db = new DeviceDatabase(`shanzhen-${kind}-${id}`)
  await db.meta.bulkPut([
    metaRow('install', `install of ${id}`),
    metaRow('epoch', 'e1'),
    metaRow('cursor', cursor),
    metaRow('scopeVersion', 's1'),
    metaRow('lastContact', contact),
  ])
  const own = Array.from({ length: facts }, (_, i) => ({
    fact: { id: `${id}-${i}`, type: 'duty.checked-in.v1', occurredAt: 4950 + i, author: { kind, id } },
    stamp: {},
    page: i === 0 ? 'page-1' : 'a page that never met the server',
    monotonic: 60 + i,
  })) as unknown as OwnRow[]
  await db.own.bulkAdd(own)
  return db
}

/** The server: says whose cookies the browser has, and takes what it is given. */
class Server {
  here: object = { school: { id: 's', name: '' } }
  reachable = true
  got: Array<{ as: string; request: SyncRequest }> = []
  answer: (request: SyncRequest) => Outcome = (request) => accepted(request)

  session = async (): Promise<Response> => {
    if (!this.reachable) throw new TypeError('Failed to fetch')
    return new Response(JSON.stringify(this.here), { headers: { 'x-shanzhen': '1' } })
  }
  post = (as: string) => async (request: SyncRequest) => {
    this.got.push({ as, request })
    return this.answer(request)
  }
}

const accepted = ({ facts }: SyncRequest): Outcome => {
  const seqs = facts.map(({ seq }) => seq)
  const reply: Partial<SyncReply> = {
    epoch: 'e1',
    acked: seqs.length > 0 ? [[Math.min(...seqs), Math.max(...seqs), 41]] : [],
    exceptions: [],
    restamped: [],
    facts: [{ number: 99 } as never],
    records: { complete: true, rows: [], gone: [] },
    cursor: { number: 99, tag: 'newer' },
    serverTime: 9999,
    complete: true,
  }
  return { kind: 'reply', reply: reply as SyncReply }
}

let server: Server
let stores: DeviceDatabase[]
const store = async (...args: Parameters<typeof storeOf>) => {
  const db = await storeOf(...args)
  stores.push(db)
  return db
}

beforeEach(() => {
  server = new Server()
  stores = []
  vi.stubGlobal('fetch', () => server.session())
  vi.stubGlobal('navigator', { locks: lockManager() })
})
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const db of stores) await db.delete()
})

const push = () => pushUnsent(server.post)

describe('a woken service worker', () => {
  it('brings what a phone has not sent and keeps the acknowledgement', async () => {
    const db = await store('staff', 'li', 3)
    server.here = { staff: { id: 'li' } }
    await push()
    expect(server.got.map(({ as, request }) => [as, request.facts.length])).toEqual([['staff', 3]])
    expect(await countUnsent(db)).toBe(0)
    expect(await db.acks.toArray()).toEqual([{ first: 1, last: 3, number: 41 }])
  })

  it('an answer of another life of the server acknowledges nothing: the page has to offer all of it again', async () => {
    const db = await store('staff', 'li', 2)
    server.here = { staff: { id: 'li' } }
    server.answer = (request) => {
      const outcome = accepted(request) as Extract<Outcome, { kind: 'reply' }>
      return { ...outcome, reply: { ...outcome.reply, epoch: 'e2', forked: true } }
    }
    await push()
    expect(await countUnsent(db)).toBe(2)
  })

  it('pushes only: what else the reply holds is left for the page', async () => {
    const db = await store('staff', 'li', 1)
    server.here = { staff: { id: 'li' } }
    await push()
    expect(await db.ledger.count()).toBe(0)
    expect((await db.meta.get('cursor'))?.value).toEqual(cursor)
    expect((await db.meta.get('lastContact'))?.value).toEqual(contact)
  })

  it('gives the clock offset only to what the page that measured it wrote', async () => {
    await store('staff', 'li', 2)
    server.here = { staff: { id: 'li' } }
    await push()
    const offsets = server.got[0]?.request.facts.map(({ clockOffset }) => clockOffset)
    expect(offsets).toEqual([100, undefined])
  })

  it('never pushes the facts of somebody else on the same machine', async () => {
    const other = await store('staff', 'wang', 2)
    await store('staff', 'li', 1)
    server.here = { staff: { id: 'li' } }
    await push()
    expect(server.got).toHaveLength(1)
    expect(server.got[0]?.request.install).toBe('install of li')
    expect(await countUnsent(other)).toBe(2)
  })

  it('pushes for the tablet and for the teacher of one browser, each under the own cookie', async () => {
    await store('staff', 'li', 1)
    await store('device', 'tablet-7', 1)
    server.here = { staff: { id: 'li' }, device: { id: 'tablet-7' } }
    await push()
    expect(server.got.map(({ as, request }) => [as, request.install])).toEqual([
      ['device', 'install of tablet-7'],
      ['staff', 'install of li'],
    ])
  })

  it('asks the server nothing more when everything has been sent', async () => {
    await store('staff', 'li', 0)
    server.here = { staff: { id: 'li' } }
    await push()
    expect(server.got).toEqual([])
  })

  it('makes no database for a person who has none here', async () => {
    server.here = { staff: { id: 'nobody' } }
    await push()
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('shanzhen-staff-nobody')
  })

  it('wants to be woken again when the network is gone', async () => {
    await store('staff', 'li', 1)
    server.reachable = false
    await expect(push()).rejects.toThrow(TryAgain)
    server.reachable = true
    server.here = { staff: { id: 'li' } }
    server.answer = () => ({ kind: 'not-ours' })
    await expect(push()).rejects.toThrow(TryAgain)
  })

  it('does not go on for ever when the server settles nothing', async () => {
    const db = await store('staff', 'li', 2)
    server.here = { staff: { id: 'li' } }
    server.answer = (request) => accepted({ ...request, facts: [] })
    await push()
    expect(server.got).toHaveLength(1)
    expect(await countUnsent(db)).toBe(2)
  })

  it('leaves it to the page to say that the session has ended', async () => {
    const db = await store('staff', 'li', 1)
    server.here = { staff: { id: 'li' } }
    server.answer = () => ({ kind: 'problem', error: 'unauthenticated' })
    await push()
    expect(await countUnsent(db)).toBe(1)
    expect(await db.meta.get('turnedAway')).toBeUndefined()
  })

  it('waits for the page that is sending just now, and sends nothing twice', async () => {
    const db = await store('staff', 'li', 2)
    server.here = { staff: { id: 'li' } }
    const page = navigator.locks.request('sync:shanzhen-staff-li', {}, async () => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      await db.acks.put({ first: 1, last: 2, number: 41 })
    })
    await Promise.all([page, push()])
    expect(server.got).toEqual([])
  })
})
