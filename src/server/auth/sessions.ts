/**
 * Sessions of staff and of paired devices: opaque tokens, stored hashed, listed and ended; never rotated, because a
 * lost reply or a restored server would lock honest tablets out. A device's session can be push-only for a while
 * (after unpairing: what it still holds must be able to arrive) or stolen (dead, and the device is told to forget).
 */
import type { Author } from '../../domain/facts/fact.schema.ts'
import { uuidv7 } from '../../domain/ids.ts'
import type { Executor, Tx } from '../db/connection.ts'
import { type Deps, secondsNow } from '../deps.ts'
import { hashToken, newToken } from './tokens.ts'

type SessionState = 'active' | 'push-only' | 'ended' | 'stolen'
export type Session = {
  readonly school: string
  readonly id: string
  readonly author: Author
  readonly state: 'active' | 'push-only' | 'stolen'
  readonly lastSeen: number
}

export const pushOnlySeconds = 30 * 86_400

type NewSession = { school: string; author: Author; label: string; id?: string }

/** Opens a session and gives its token, which is not kept. */
export async function openSession(
  deps: Deps,
  tx: Tx,
  session: NewSession,
): Promise<{ id: string; token: string }> {
  const token = newToken(deps)
  const id = session.id ?? uuidv7(deps.now(), deps.random(10))
  const at = secondsNow(deps)
  await tx
    .insertInto('session')
    .values({
      school: session.school,
      token_hash: hashToken(token),
      id,
      kind: session.author.kind,
      subject: session.author.id,
      label: session.label,
      created_at: at,
      last_seen: at,
      state: 'active',
      until: null,
    })
    .execute()
  return { id, token }
}

/** The session of a token; null when there is none, or it has ended. */
export async function findSession(
  db: Executor,
  kind: Author['kind'],
  token: string,
  at: number,
): Promise<Session | null> {
  const row = await db
    .selectFrom('session')
    .select(['school', 'id', 'subject', 'state', 'until', 'last_seen'])
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (!row || row.state === 'ended') return null
  if (row.until !== null && Number(row.until) <= at) return null
  const state = row.state as Session['state']
  return {
    school: row.school,
    id: row.id,
    author: { kind, id: row.subject },
    state,
    lastSeen: Number(row.last_seen),
  }
}

export async function isOpenSession(db: Executor, school: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('session')
    .select('state')
    .where('school', '=', school)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.state === 'active' || row?.state === 'push-only'
}

/** Which of these are good for something. */
export async function openSessions(db: Executor, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('session')
    .select('id')
    .where('id', 'in', ids)
    .where('state', 'in', ['active', 'push-only'])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function touchSession(db: Executor, school: string, id: string, at: number): Promise<void> {
  await db
    .updateTable('session')
    .set({ last_seen: at })
    .where('school', '=', school)
    .where('id', '=', id)
    .execute()
}

export type ListedSession = {
  id: string
  kind: Author['kind']
  subject: string
  label: string
  createdAt: number
  lastSeen: number
  state: SessionState
}

/** Sessions that still open something; of one subject, or of the whole school. */
export async function listSessions(db: Executor, school: string, subject?: Author): Promise<ListedSession[]> {
  let query = db
    .selectFrom('session')
    .select(['id', 'kind', 'subject', 'label', 'created_at', 'last_seen', 'state'])
    .where('school', '=', school)
    .where('state', 'in', ['active', 'push-only'])
    .orderBy('last_seen', 'desc')
  if (subject) query = query.where('kind', '=', subject.kind).where('subject', '=', subject.id)
  const rows = await query.execute()
  return rows.map(({ id, kind, subject: of, label, created_at, last_seen, state }) => ({
    id,
    kind: kind as Author['kind'],
    subject: of,
    label,
    createdAt: Number(created_at),
    lastSeen: Number(last_seen),
    state: state as SessionState,
  }))
}

type Which = { school: string; subject?: Author; id?: string; except?: string }
type Change = { state: 'ended' | 'stolen' | 'push-only'; until?: number }

/** Ends sessions, or leaves them good for pushing only. Gives the ids, for closing their streams after the commit. */
export async function closeSessions(tx: Tx, which: Which, { state, until }: Change): Promise<string[]> {
  // A stolen device's token stays known as such: whoever comes with it is told to forget everything.
  const open = state === 'stolen' ? ['active', 'push-only', 'ended'] : ['active', 'push-only']
  let query = tx
    .selectFrom('session')
    .select('id')
    .where('school', '=', which.school)
    .where('state', 'in', open)
  if (which.subject)
    query = query.where('kind', '=', which.subject.kind).where('subject', '=', which.subject.id)
  if (which.id) query = query.where('id', '=', which.id)
  if (which.except) query = query.where('id', '!=', which.except)
  const ids = (await query.execute()).map(({ id }) => id)
  if (ids.length === 0) return []
  const change = { state, until: until ?? null }
  await tx
    .updateTable('session')
    .set(change)
    .where('school', '=', which.school)
    .where('id', 'in', ids)
    .execute()
  return ids
}
