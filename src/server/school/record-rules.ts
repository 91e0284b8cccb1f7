/** Rules across records that hold whoever changes them: nothing twice, nothing left dangling, no past rewritten. */
import type { RecordBody, RecordKind } from '../../domain/records/record.schema.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import type { RecordChange } from './change-records.ts'
import { isSame } from './record-rights.ts'

export type RuleRefusal =
  | { code: 'past-rule'; kind: RecordKind; id: string; field: string }
  | { code: 'duplicate'; kind: RecordKind; id: string; of: string }
  | { code: 'last-admin' }

type DatedEntry = { from: LocalDate }
type DatedKind = 'rules' | 'post' | 'place' | 'window'

const datedLists: { [K in DatedKind]: (body: RecordBody<K>) => readonly DatedEntry[] } = {
  rules: (body) => body.points,
  post: (body) => body.points,
  place: (body) => body.points,
  window: (body) => body.versions,
}
const isDated = (kind: RecordKind): kind is DatedKind => Object.hasOwn(datedLists, kind)

/**
 * Rules carry dates: what was in force on a past school day stays. A change is a new entry from today on; entries
 * of today or later may still be corrected. The earliest entry also speaks for the days before it.
 */
export function pastRuleRefusal(
  change: RecordChange,
  view: SchoolView,
  today: LocalDate,
): RuleRefusal | null {
  const { kind, id, body } = change
  if (!isDated(kind) || body === null) return null
  const before = view.all(kind).get(id)
  if (!before) return null
  const listOf = datedLists[kind] as (body: unknown) => readonly DatedEntry[]
  const past = (entries: readonly DatedEntry[]) => entries.filter(({ from }) => from < today)
  if (isSame(past(listOf(before)), past(listOf(body)))) return null
  return { code: 'past-rule', kind, id, field: kind === 'window' ? 'versions' : 'points' }
}

/** A class once, a card's code once, a card per child and code. @param after the records as they would be */
export function duplicateRefusal(changes: readonly RecordChange[], after: SchoolView): RuleRefusal | null {
  const keys: { [K in RecordKind]?: (body: RecordBody<K>) => string } = {
    class: ({ entryYear, number }) => `${entryYear}-${number}`,
    card: ({ code }) => code,
  }
  for (const kind of ['class', 'card'] as const) {
    const touched = new Set(changes.filter((change) => change.kind === kind).map(({ id }) => id))
    if (touched.size === 0) continue
    const keyOf = keys[kind] as (body: unknown) => string
    const seen = new Map<string, string>()
    for (const row of after.all(kind).values()) {
      const other = seen.get(keyOf(row))
      if (other !== undefined && (touched.has(row.id) || touched.has(other))) {
        const [id, of] = touched.has(row.id) ? [row.id, other] : [other, row.id]
        return { code: 'duplicate', kind, id, of }
      }
      seen.set(keyOf(row), row.id)
    }
  }
  return null
}

/** Somebody must always be able to look after the accounts. */
export function lastAdminRefusal(
  before: SchoolView,
  after: SchoolView,
  today: LocalDate,
): RuleRefusal | null {
  const admins = (view: SchoolView) =>
    [...view.staff.keys()].filter((id) => view.rolesOf(id, today).has('school-admin'))
  return admins(before).length > 0 && admins(after).length === 0 ? { code: 'last-admin' } : null
}
