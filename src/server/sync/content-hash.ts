import { hash } from 'node:crypto'
import type { Fact } from '../../domain/facts/fact.schema.ts'

/**
 * What makes two facts of one id the same: who, when, what. Install, seq, basis and offset are left out, because a
 * store that took a new install id sends its facts again under it.
 */
export function contentHash(fact: Partial<Fact>): string {
  const { id, type, actionId, author, occurredAt, body } = fact
  const content = [id, type, actionId, inOrder(author), occurredAt, inOrder(body)]
  return hash('sha256', JSON.stringify(content), 'hex')
}

/** With the keys of each object in order: stored hashes depend on every character of the JSON. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(inOrder)
  const ordered: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort()) ordered[key] = inOrder((value as Record<string, unknown>)[key])
  return ordered
}
