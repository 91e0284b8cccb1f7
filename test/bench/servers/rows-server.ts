/**
 * The endpoint for RxDB and plain Dexie rows, a process of its own: documents in SQLite (WAL, synchronous=FULL), push
 * in one transaction, pull by sequence number, new documents in the event stream. No authorisation, no rules: it
 * does the least that keeps a document.
 *
 *   node rows-server.ts DATABASE PAGES [DOCUMENTS: one JSON a line, put in before listening]
 */
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'

const [file = '', pages = '', documents = ''] = process.argv.slice(2)
const streams = new Set<ServerResponse>()

const db = new DatabaseSync(file)
db.exec(`pragma journal_mode = wal; pragma synchronous = full;
  create table if not exists doc (seq integer primary key, id text not null unique, body text not null)`)
const insert = db.prepare('insert or ignore into doc (id, body) values (?, ?)')
const after = db.prepare('select seq, body from doc where seq > ? order by seq limit ?')

type Doc = { id: string }

function store(docs: readonly Doc[]): number {
  db.exec('begin immediate')
  let seq = 0
  for (const doc of docs) seq = Number(insert.run(doc.id, JSON.stringify(doc)).lastInsertRowid)
  db.exec('commit')
  return seq
}

if (documents !== '' && existsSync(documents)) {
  const lines = readFileSync(documents, 'utf8').trimEnd().split('\n')
  store(lines.map((line) => JSON.parse(line) as Doc))
}

async function push(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const docs = JSON.parse(await text(request)) as Doc[]
  const seq = store(docs)
  response.end('{}')
  for (const stream of streams) stream.write(`event: docs\ndata: ${JSON.stringify({ seq, docs })}\n\n`)
}

function pull({ searchParams }: URL, response: ServerResponse): void {
  const from = Number(searchParams.get('after'))
  const rows = after.all(from, Number(searchParams.get('limit')))
  const docs = rows.map(({ body }) => String(body)).join(',')
  const body = `{"seq":${Number(rows.at(-1)?.['seq'] ?? from)},"docs":[${docs}]}`
  response.setHeader('content-type', 'application/json')
  if (body.length < 1024) return void response.end(body)
  response.setHeader('content-encoding', 'gzip')
  response.end(gzipSync(body, { level: 1 }))
}

function stream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write('\n')
  streams.add(response)
  response.on('close', () => streams.delete(response))
}

function page({ pathname }: URL, response: ServerResponse): void {
  const path = join(pages, pathname)
  if (!existsSync(path)) return void response.writeHead(404).end()
  response.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'text/html')
  response.end(readFileSync(path))
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (url.pathname === '/push') return void push(request, response)
  if (url.pathname === '/pull') return pull(url, response)
  if (url.pathname === '/stream') return stream(response)
  page(url, response)
})
server.listen(0, '127.0.0.1', () =>
  console.log(`ready http://localhost:${(server.address() as AddressInfo).port}`),
)
