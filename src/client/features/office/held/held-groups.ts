/** 待核 as the office decides it: what one author or tablet wrote stands together, newest first. */
import type { SchoolView } from '../../../../domain/school/school-view.ts'

export type Held = SchoolView['held'][number]
export type HeldGroup = {
  readonly key: string
  readonly author: { readonly kind: 'staff' | 'device'; readonly id: string }
  readonly quarantined: readonly Held[]
  readonly refused: readonly Held[]
}

/** In quarantine until decided; refused until looked at. The same rows that the number in the navigation counts. */
const openHeld = (held: readonly Held[]): Held[] =>
  held.filter((row) => !row.seen || row.verdict === 'quarantined')

export function heldGroups(held: readonly Held[]): HeldGroup[] {
  const groups = new Map<string, Held[]>()
  for (const row of [...openHeld(held)].sort((a, b) => b.receivedAt - a.receivedAt)) {
    const { kind, id } = authorOf(row)
    const key = `${kind}/${id}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups].map(([key, rows]) => ({
    key,
    author: authorOf(rows[0] as Held),
    quarantined: rows.filter(({ verdict }) => verdict === 'quarantined'),
    refused: rows.filter(({ verdict }) => verdict === 'refused'),
  }))
}

/** The server puts in who sent it where the fact itself cannot be read. */
function authorOf({ fact }: Pick<Held, 'fact'>): HeldGroup['author'] {
  const author = fact['author'] as { kind?: unknown; id?: unknown } | undefined
  return { kind: author?.kind === 'staff' ? 'staff' : 'device', id: String(author?.id ?? '') }
}

/** Two contents under one number, or one nobody can read: kept, but never counted. */
export const canRelease = ({ verdict, code }: Held): boolean =>
  verdict === 'quarantined' && code !== 'content-conflict' && code !== 'malformed'

/** When it was written, seconds since 1970, by its device's corrected clock; when it arrived, where nobody knows. */
export function writtenAt({ fact, receivedAt }: Pick<Held, 'fact' | 'receivedAt'>): number {
  const { occurredAt, clockOffset } = fact
  if (typeof occurredAt !== 'number') return receivedAt
  return occurredAt + (typeof clockOffset === 'number' ? clockOffset : 0)
}
