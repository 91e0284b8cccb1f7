/** PouchDB (IndexedDB adapter) replicating with express-pouchdb, whose documents lie in LevelDB. */
import PouchDB from 'pouchdb-browser'
import {
  arrivals,
  type Doc,
  expose,
  moment,
  type PageBench,
  pointsByChild,
  someAwards,
} from './page-bench.ts'

const batchSize = 1000
const remote = `${location.origin}/db/facts`
let db: PouchDB
const arrived = arrivals()

const documentOf = ({ id, fact, stamp }: Doc) => ({ _id: id, fact, stamp })

const open = () => {
  db = new PouchDB('bench', { auto_compaction: true })
  return Promise.resolve()
}

async function all() {
  const { rows } = await db.allDocs({ include_docs: true })
  return pointsByChild(rows.map(({ doc }) => doc as unknown as Doc))
}

const bench: PageBench = {
  open,
  write: async (count) => void (await db.bulkDocs(someAwards(count).map(documentOf))),
  push: async () => {
    const began = performance.now()
    await db.replicate.to(remote, { batch_size: batchSize })
    return performance.now() - began
  },
  fill: async () => {
    const began = performance.now()
    const since = () => performance.now() - began
    let useful = 0
    await open()
    await db.replicate.from(remote, { batch_size: batchSize }).on('change', () => (useful ||= since()))
    const complete = since()
    const { facts } = await all()
    return { useful, complete, totals: since(), facts }
  },
  start: async () => {
    await open()
    await all()
    return performance.now()
  },
  live: () => {
    db.changes({ since: 'now', live: true }).on('change', ({ id }) => arrived.note(id ?? ''))
    db.sync(remote, { live: true, retry: true, batch_size: batchSize })
    return Promise.resolve()
  },
  send: async () => {
    const at = moment()
    const [doc] = someAwards(1)
    if (!doc) throw new Error('no fact')
    await db.bulkDocs([documentOf(doc)])
    return { id: doc.id, at }
  },
  arrival: arrived.of,
}

expose(bench)
