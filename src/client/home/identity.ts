/**
 * Who is at home in this browser: a paired tablet or a staff member. The token itself is an HttpOnly cookie; this is
 * only its name, so that the right database opens with the network down.
 */
import type { Identity } from '../db/open-database.ts'

const key = 'shanzhen.identity'
const freshKey = 'shanzhen.fresh'
const leavingKey = 'shanzhen.leaving'

export function rememberedIdentity(): Identity | null {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Identity> | null
    return found && (found.kind === 'staff' || found.kind === 'device') && typeof found.id === 'string'
      ? { kind: found.kind, id: found.id }
      : null
  } catch {
    return null
  }
}

/**
 * The tablet whose store is on this disk, where nobody is remembered: browsers write what they remember minutes late,
 * and one that was killed before opens as if it had never been paired. Null when there is none, or more than one.
 */
export async function tabletOnDisk(): Promise<Identity | null> {
  const stores = await indexedDB.databases().catch(() => [])
  const ids = stores.flatMap(({ name = '' }) => /^shanzhen-device-(.+)$/.exec(name)?.[1] ?? [])
  const [id] = ids
  if (id === undefined || ids.length > 1) return null
  localStorage.setItem(key, JSON.stringify({ kind: 'device', id }))
  return { kind: 'device', id }
}

/** Somebody has paired or logged in: an empty database is what is expected now, not a store that was wiped. */
export function rememberIdentity({ kind, id }: Identity): void {
  localStorage.setItem(key, JSON.stringify({ kind, id }))
  localStorage.setItem(freshKey, id)
  // Another cookie has taken the place of the one whose end was still to come.
  if (kind === 'staff') markLeft()
}

export function forgetIdentity(): void {
  localStorage.removeItem(key)
  localStorage.removeItem(freshKey)
}

/** True once after `rememberIdentity`: for whoever opens the database first. */
export function takeFreshMark(): boolean {
  const isFresh = localStorage.getItem(freshKey) !== null
  localStorage.removeItem(freshKey)
  return isFresh
}

/** Somebody has left, and the server has not been told yet: the cookie here is good, and nobody's. */
export const isLeaving = (): boolean => localStorage.getItem(leavingKey) !== null
export const markLeaving = (): void => localStorage.setItem(leavingKey, 'yes')
export const markLeft = (): void => localStorage.removeItem(leavingKey)
