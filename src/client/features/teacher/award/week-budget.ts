/** A teacher's soft weekly budget: a remark to that teacher alone, never a limit. Weeks begin on Monday. */
import type { Author } from '../../../../domain/facts/fact.schema.ts'
import { isAward, type LedgerFact } from '../../../../domain/facts/ledger.ts'
import type { FactId } from '../../../../domain/ids.ts'
import type { ViewerRole } from '../../../../domain/permissions/roles.ts'
import type { PointRules } from '../../../../domain/school/school-view.ts'
import { type LocalDate, mondayOf } from '../../../../domain/time/local-time.ts'

/** Points this teacher has given since Monday and not taken back. */
export function pointsThisWeek(
  facts: Iterable<LedgerFact>,
  revoked: ReadonlyMap<FactId, unknown>,
  me: Author,
  today: LocalDate,
): number {
  const monday = mondayOf(today)
  let sum = 0
  for (const entry of facts) {
    const { fact } = entry
    if (!isAward(fact) || fact.author.id !== me.id) continue
    if (entry.stamp.schoolDay >= monday && !revoked.has(fact.id)) sum += fact.body.points
  }
  return sum
}

/** The widest budget of the teacher's roles; undefined where the school set none. */
export function weeklyBudget(rules: PointRules, roles: ReadonlySet<ViewerRole>): number | undefined {
  const own = [...roles].flatMap((role) => rules.teacherWeeklySoftBudget[role] ?? [])
  return own.length > 0 ? Math.max(...own) : undefined
}
