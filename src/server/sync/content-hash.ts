import { createHash } from 'node:crypto'
import type { Fact } from '../../domain/facts/fact.schema.ts'

/**
 * What makes two facts of one id the same: who, when, what. Install, seq, basis and offset are left out, because a
 * store that took a new install id sends its facts again under it.
 */
export function contentHash(fact: Partial<Fact>): string {
  const { id, type, actionId, author, occurredAt, body } = fact
  return createHash('sha256')
    .update(canonical([id, type, actionId ?? null, author, occurredAt, body]))
    .digest('hex')
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
