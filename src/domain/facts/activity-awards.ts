/**
 * What awards for taking part count. Two teachers may both give them without knowing of each other: the first in
 * commit order counts, once per child, activity and day. Where the activity led to a place, what the stamp of that
 * visit has given is not given again.
 */
import type { Claim } from './claims.ts'
import type { Entry, EntryReason } from './entry.ts'
import { type LedgerFact, stampClaim } from './ledger.ts'

type ActivityAward = LedgerFact<'points.awarded.v2'>

/** @param awards the standing ones, in commit order */
export function activityEntries(
  awards: readonly ActivityAward[],
  claims: ReadonlyMap<string, Pick<Claim, 'counted'>>,
): Entry[] {
  const given = new Set<string>()
  return awards.map((award) => {
    const { student, activity, schoolDay, points } = award.fact.body
    const key = `${activity}|${schoolDay}|${student}`
    if (given.has(key)) return entryOf(award, 0, 'same-activity')
    given.add(key)
    const byStamp = countedByStamp(award, claims)
    return entryOf(award, Math.max(0, points - byStamp), byStamp > 0 ? 'same-visit' : 'counted')
  })
}

function countedByStamp(
  { fact }: ActivityAward,
  claims: ReadonlyMap<string, Pick<Claim, 'counted'>>,
): number {
  const { visit, schoolDay, student } = fact.body
  return (visit !== undefined && claims.get(stampClaim(visit, schoolDay, student))?.counted) || 0
}

function entryOf({ fact, stamp }: ActivityAward, counted: number, reason: EntryReason): Entry {
  const { student, colour, points: nominal } = fact.body
  return { fact: fact.id, kind: 'activity', student, colour, day: stamp.schoolDay, nominal, counted, reason }
}
