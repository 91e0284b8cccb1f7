/**
 * Brings unsent facts to the server while no page does it. Push only: what the server sends back besides its
 * acknowledgement is left for the page to fetch, and the page's measurement of the clock is not touched. One run per
 * database at a time, together with the pages: both hold the lock `sync:<database>`.
 *
 *   who is logged in here? ──▶ their databases, nobody else's ──▶ lock ──▶ unsent facts ──▶ acknowledgement
 *
 * A machine can hold the stores of several people. Facts under another person's cookie would be refused as forged,
 * for good, so the server is asked first whose cookies these are.
 */
import { maxFactsPerRequest, protocolVersion, type SyncRequest } from '../../domain/protocol/sync.ts'
import { whoIsHere } from '../api/session.ts'
import { applyReply } from '../db/apply-reply.ts'
import { DeviceDatabase, readMeta } from '../db/database.ts'
import { databaseName, type Identity } from '../db/open-database.ts'
import { readUnsent, wireFact } from '../db/unsent.ts'
import { clockOffsetAt } from '../sync/page-clock.ts'
import { httpTransport, type PostSync } from '../sync/transport.ts'

/** Thrown so that the browser keeps the Background Sync event and tries again later. */
export class TryAgain extends Error {}

const lockPatience = 40_000

/** @throws TryAgain when the server could not be reached, or a page held the lock for long */
export async function pushUnsent(post: (kind: Identity['kind']) => PostSync = httpTransport): Promise<void> {
  const here = await whoIsHere()
  if (!here.ok) throw new TryAgain(here.error.error)
  for (const kind of ['device', 'staff'] as const) {
    const id = here.value[kind]?.id
    const identity = id === undefined ? null : { kind, id }
    if (identity && (await hasDatabase(identity))) await pushStore(identity, post(kind))
  }
}

/** Opening a database that is not there would make one. */
async function hasDatabase(identity: Identity): Promise<boolean> {
  const found = await indexedDB.databases()
  return found.some(({ name }) => name === databaseName(identity))
}

async function pushStore(identity: Identity, post: PostSync): Promise<void> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(new TryAgain('locked')), lockPatience)
  const db = new DeviceDatabase(databaseName(identity))
  // A newer build wants to change the database: it goes first.
  db.on('versionchange', () => db.close())
  try {
    await navigator.locks.request(`sync:${db.name}`, { signal: patience.signal }, async () => {
      clearTimeout(timer)
      await drain(db, post)
    })
  } finally {
    clearTimeout(timer)
    db.close()
  }
}

async function drain(db: DeviceDatabase, post: PostSync): Promise<void> {
  let from = 0
  for (;;) {
    const request = await pushRequest(db)
    const first = request?.facts[0]?.seq
    // Nothing left, or an answer that settled nothing: asking the same again would not help.
    if (!request || first === undefined || first <= from) return
    from = first
    const outcome = await post(request)
    // Signed out, stolen, too old: the page says so when it is next opened.
    if (outcome.kind === 'problem') return
    if (outcome.kind !== 'reply') throw new TryAgain(outcome.kind)
    const contact = await readMeta(db, 'lastContact')
    if (!contact) return
    // Only a reply to a request from where the store stands is applied whole; this one names no place.
    const fromNowhere = { ...request, epoch: null, cursor: null, scopeVersion: null }
    await applyReply(db, fromNowhere, outcome.reply, contact)
  }
}

/** Null for a store that has never met the server: there is nothing to write about in it. */
async function pushRequest(db: DeviceDatabase): Promise<SyncRequest | null> {
  const [install, epoch, cursor, scopeVersion, contact, otherHistory] = await Promise.all([
    readMeta(db, 'install'),
    readMeta(db, 'epoch'),
    readMeta(db, 'cursor'),
    readMeta(db, 'scopeVersion'),
    readMeta(db, 'lastContact'),
    readMeta(db, 'otherHistory'),
  ])
  if (install === undefined || cursor === undefined || !contact) return null
  const unsent = await readUnsent(db, maxFactsPerRequest)
  const facts = unsent.map((row) => {
    const written = { page: row.page, monotonic: row.monotonic, deviceClock: row.fact.occurredAt }
    return wireFact(row, install, clockOffsetAt(written, contact), otherHistory)
  })
  return {
    protocol: protocolVersion,
    install,
    epoch: epoch ?? null,
    cursor,
    scopeVersion: scopeVersion ?? null,
    facts,
  }
}
