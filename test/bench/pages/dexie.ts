/** Plain Dexie rows and an outbox, as a careful application would write it by hand, beside the same endpoint. */
import Dexie, { liveQuery, type Table } from 'dexie'
import {
  arrivals,
  type Doc,
  expose,
  moment,
  type PageBench,
  pointsByChild,
  someAwards,
} from './page-bench.ts'
import { listen, pull, push } from './rows-endpoint.ts'

const pageSize = 5000
const pushSize = 1000

class RowsDatabase extends Dexie {
  readonly facts!: Table<Doc, string>
  readonly outbox!: Table<{ id: string }, string>
  readonly meta!: Table<{ key: string; value: number }, string>

  constructor() {
    super('bench', { cache: 'disabled' })
    this.version(1).stores({ facts: 'id, fact.body.student', outbox: 'id', meta: 'key' })
  }
}

let db: RowsDatabase
const arrived = arrivals()

async function open(): Promise<void> {
  db = new RowsDatabase()
  await db.open()
}

async function write(docs: Doc[]): Promise<void> {
  await db.transaction('rw', db.facts, db.outbox, async () => {
    await db.facts.bulkPut(docs)
    await db.outbox.bulkPut(docs.map(({ id }) => ({ id })))
  })
}

async function pushAll(): Promise<void> {
  for (;;) {
    const ids = await db.outbox.limit(pushSize).primaryKeys()
    if (ids.length === 0) return
    await push((await db.facts.bulkGet(ids)).filter((doc) => doc !== undefined))
    await db.outbox.bulkDelete(ids)
  }
}

async function store(docs: Doc[], seq: number): Promise<void> {
  await db.transaction('rw', db.facts, db.meta, async () => {
    await db.facts.bulkPut(docs)
    await db.meta.put({ key: 'seq', value: seq })
  })
}

async function pullAll(onPage: () => void): Promise<void> {
  for (;;) {
    const after = (await db.meta.get('seq'))?.value ?? 0
    const { docs, seq } = await pull(after, pageSize)
    if (docs.length > 0) await store(docs, seq)
    onPage()
    if (docs.length < pageSize) return
  }
}

const all = async () => pointsByChild(await db.facts.toArray())

const bench: PageBench = {
  open,
  write: (count) => write(someAwards(count)),
  push: async () => {
    const began = performance.now()
    await pushAll()
    return performance.now() - began
  },
  fill: async () => {
    const began = performance.now()
    const since = () => performance.now() - began
    let useful = 0
    await open()
    await pullAll(() => (useful ||= since()))
    const complete = since()
    const { facts } = await all()
    return { useful, complete, totals: since(), facts }
  },
  start: async () => {
    await open()
    await all()
    return performance.now()
  },
  live: async () => {
    await pullAll(() => undefined)
    listen((seq, docs) => void store(docs, seq))
    liveQuery(() => db.facts.toCollection().primaryKeys()).subscribe((ids) => ids.forEach(arrived.note))
  },
  send: async () => {
    const at = moment()
    const docs = someAwards(1)
    await write(docs)
    await pushAll()
    return { id: docs[0]?.id ?? '', at }
  },
  arrival: arrived.of,
}

expose(bench)
