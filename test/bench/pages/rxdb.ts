/** RxDB: its free storage (Dexie) and its own replication, beside an endpoint on SQLite. */
import { createRxDatabase, type RxCollection } from 'rxdb'
import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { Subject } from 'rxjs'
import { studentOf } from '../../../src/domain/facts/ledger.ts'
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

const batchSize = 5000

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    student: { type: 'string', maxLength: 60 },
    fact: { type: 'object' },
    stamp: { type: 'object' },
  },
  required: ['id', 'student', 'fact', 'stamp'],
  indexes: ['student'],
}

type Checkpoint = { seq: number }
type Row = Doc & { student: string }

let facts: RxCollection<Row>
let replication: RxReplicationState | undefined
const arrived = arrivals()

const rowOf = (doc: Doc): Row => ({
  ...doc,
  student: studentOf(doc.fact) ?? '',
})

async function open(): Promise<void> {
  const db = await createRxDatabase({ name: 'bench', storage: getRxStorageDexie(), multiInstance: false })
  facts = (await db.addCollections({ facts: { schema } })).facts as RxCollection<Row>
}

function replicate(live: boolean): RxReplicationState {
  const stream = new Subject<unknown>()
  if (live) {
    listen((seq, docs) => stream.next({ documents: docs.map(rowOf), checkpoint: { seq } }))
  }
  replication = replicateRxCollection({
    collection: facts,
    replicationIdentifier: 'bench',
    live,
    push: {
      batchSize: 1000,
      handler: async (rows: Array<{ newDocumentState: Row }>) => {
        await push(rows.map(({ newDocumentState }) => newDocumentState))
        return []
      },
    },
    pull: {
      batchSize,
      stream$: stream.asObservable(),
      handler: async (checkpoint: Checkpoint | undefined, limit: number) => {
        const { docs, seq } = await pull(checkpoint?.seq ?? 0, limit)
        return { documents: docs.map(rowOf), checkpoint: { seq } }
      },
    },
  })
  return replication
}

const all = async () => pointsByChild((await facts.find().exec()).map((doc) => doc.toJSON() as Row))

const bench: PageBench = {
  open,
  write: async (count) => void (await facts.bulkInsert(someAwards(count).map(rowOf))),
  push: async () => {
    const began = performance.now()
    await replicate(false).awaitInSync()
    return performance.now() - began
  },
  fill: async () => {
    const began = performance.now()
    const since = () => performance.now() - began
    await open()
    const first = new Promise<number>((resolve) => {
      const watching = facts.$.subscribe(() => {
        resolve(since())
        watching.unsubscribe()
      })
    })
    await replicate(false).awaitInitialReplication()
    const complete = since()
    const { facts: read } = await all()
    return { useful: await first, complete, totals: since(), facts: read }
  },
  start: async () => {
    await open()
    await all()
    return performance.now()
  },
  live: async () => {
    facts.$.subscribe((event) => arrived.note(event.documentId))
    await replicate(true).awaitInitialReplication()
  },
  send: async () => {
    const at = moment()
    const [doc] = someAwards(1)
    if (!doc) throw new Error('no fact')
    await facts.insert(rowOf(doc))
    return { id: doc.id, at }
  },
  arrival: arrived.of,
}

expose(bench)
