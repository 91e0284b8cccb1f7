/**
 * express-pouchdb over PouchDB's LevelDB, a process of its own, on the same origin as the pages.
 *
 *   node pouchdb-server.ts FOLDER PAGES [DOCUMENTS: one JSON a line, put in before listening]
 */
import express from 'express'
import expressPouch from 'express-pouchdb'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PouchDB from 'pouchdb'

const [folder = '', pages = '', documents = ''] = process.argv.slice(2)
const docsAtOnce = 5000

const Stored = PouchDB.defaults({ prefix: join(folder, '/') })

async function fill(): Promise<void> {
  const db = new Stored('facts')
  if (documents === '' || !existsSync(documents)) return
  const lines = readFileSync(documents, 'utf8').trimEnd().split('\n')
  for (let from = 0; from < lines.length; from += docsAtOnce) {
    await db.bulkDocs(lines.slice(from, from + docsAtOnce).map(documentOf))
  }
}

function documentOf(line: string): object {
  const { id, fact, stamp } = JSON.parse(line) as { id: string; fact: object; stamp: object }
  return { _id: id, fact, stamp }
}

await fill()
const app = express()
app.use(express.static(pages))
app.use(
  '/db',
  expressPouch(Stored, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: join(folder, 'log') }),
)
const server = app.listen(0, '127.0.0.1', () =>
  console.log(`ready http://localhost:${server.address().port}`),
)
