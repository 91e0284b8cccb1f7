/**
 * Who is at home in this browser: a paired tablet or a staff member. The token itself is an HttpOnly cookie; this is
 * only its name, so that the right database opens with the network down.
 */
import type { Identity } from '../db/open-database.ts'

const key = 'shanzhen.identity'

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

export const rememberIdentity = (identity: Identity) => localStorage.setItem(key, JSON.stringify(identity))
export const forgetIdentity = () => localStorage.removeItem(key)
