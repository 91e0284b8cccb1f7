/**
 * How evenly a teacher gives, by colour and by child, over the last four weeks: a remark to that teacher alone, never
 * a limit, never shown to children and never summed over teachers.
 */
import { type Colour, colours } from '../../../../domain/colours.ts'
import type { Author } from '../../../../domain/facts/fact.schema.ts'
import { isAward, type LedgerFact } from '../../../../domain/facts/ledger.ts'
import type { FactId, StudentId } from '../../../../domain/ids.ts'
import { addDays, type LocalDate } from '../../../../domain/time/local-time.ts'

const days = 28
/** Fewer awards than that say nothing. */
const fewest = 20
const mostly = 0.6
const often = 3

export type Evenness = {
  /** Most of the awards were in this colour. */
  readonly mostly: Colour | null
  /** Of the chosen children, those who got three times what the teacher's children get on average. */
  readonly often: readonly StudentId[]
}

export function evennessOf(
  facts: Iterable<LedgerFact>,
  revoked: ReadonlyMap<FactId, unknown>,
  me: Author,
  today: LocalDate,
  chosen: readonly StudentId[],
): Evenness {
  const since = addDays(today, -days)
  const byColour = new Map<Colour, number>()
  const byChild = new Map<StudentId, number>()
  let count = 0
  for (const { fact, stamp } of facts) {
    if (!isAward(fact) || fact.author.id !== me.id) continue
    if (stamp.schoolDay < since || revoked.has(fact.id)) continue
    count += 1
    byColour.set(fact.body.colour, (byColour.get(fact.body.colour) ?? 0) + 1)
    byChild.set(fact.body.student, (byChild.get(fact.body.student) ?? 0) + 1)
  }
  if (count < fewest) return { mostly: null, often: [] }
  const mean = count / byChild.size
  return {
    mostly: colours.find((colour) => (byColour.get(colour) ?? 0) > count * mostly) ?? null,
    often:
      byChild.size < 2 ? [] : chosen.filter((id) => (byChild.get(id) ?? 0) >= Math.max(often * mean, often)),
  }
}
