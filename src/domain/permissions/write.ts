/**
 * Who may write what: one row per fact type, one cell per role. A new fact type or role without a cell does not
 * compile. The command asks before it writes, the server before it accepts; both call `mayWrite`.
 *
 * Rights and rules are judged as of `basis` (what the device had seen); whether the child was at the school, and
 * whether the guardians agreed, is judged by what is known now. An author's rights are those of the day of writing,
 * the child's class is that of the school day which the fact is about: 补记 for last week is asked of today's class
 * teacher and last week's class.
 */
import type { Author, Fact, FactOf, FactType } from '../facts/fact.schema.ts'
import { activityOf, claimParts, type LedgerFact, studentOf, studentsNamedIn } from '../facts/ledger.ts'
import type { ClassId, StudentId } from '../ids.ts'
import { isUnrecorded } from '../places/stampable.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'
import { itemsNamed } from '../posts/training.ts'
import { unreachable } from '../result.ts'
import { activityLifePolicy } from './activity-life-policy.ts'
import { activityAwardRefusal, activityLifeRefusal, isActivityLife } from './activity-life-rules.ts'
import { type Refusal, refusal } from './refusal.ts'
import { serviceLifePolicy } from './service-life-policy.ts'
import { isServiceLife, serviceLifeRefusal } from './service-life-rules.ts'
import { isActive, rolesOf, type ViewerRole } from './roles.ts'
import { nobody, type WriteCell, type WriteRow } from './write-cells.ts'

export const writePolicy: Readonly<Record<FactType, WriteRow>> = {
  'duty.checked-in.v1': {
    ...nobody,
    'class-tablet': 'own-class',
    'place-tablet': 'own-posts',
    'class-teacher': 'own-class',
    'duty-teacher': 'any',
    'post-mentor': 'own-posts',
    'programme-lead': 'any',
  },
  'duty.excused.v1': {
    ...nobody,
    'class-teacher': 'own-class',
    'duty-teacher': 'any',
    'post-mentor': 'own-posts',
    'programme-lead': 'any',
  },
  'duty.substituted.v1': {
    ...nobody,
    'class-teacher': 'own-class',
    'duty-teacher': 'any',
    'post-mentor': 'own-posts',
    'programme-lead': 'any',
  },
  'duty.suspended.v1': {
    ...nobody,
    'duty-teacher': 'any',
    'post-mentor': 'own-posts',
    'programme-lead': 'any',
  },
  'points.awarded.v1': { ...nobody, 'subject-teacher': 'any' },
  'points.awarded.v2': { ...nobody, 'subject-teacher': 'any' },
  'stamp.requested.v1': { ...nobody, 'class-tablet': 'own-class' },
  'place.stamped.v1': {
    ...nobody,
    'place-tablet': 'own-place',
    'class-teacher': 'own-class',
    'programme-lead': 'any',
  },
  'fact.revoked.v1': {
    ...nobody,
    'class-tablet': 'own-facts',
    'place-tablet': 'own-facts',
    'class-teacher': 'own-class',
    'subject-teacher': 'own-facts',
    'duty-teacher': 'own-facts',
    'post-mentor': 'own-facts',
    'programme-lead': 'any',
  },
  'claim.voided.v1': { ...nobody, 'class-teacher': 'own-class', 'programme-lead': 'any' },
  'time.settled.v1': {
    ...nobody,
    'class-teacher': 'own-class',
    'duty-teacher': 'any',
    'programme-lead': 'any',
  },
  ...serviceLifePolicy,
  ...activityLifePolicy,
}

/** What a rule may look up besides the records: the fact that a revocation or a settlement is about. */
export type FactLookup = (id: string) => LedgerFact | undefined

export type WriteContext = {
  /** The records as of the device's basis: rights and rules. */
  readonly asOf: SchoolView
  /** The records now: who is at the school, who has agreed. */
  readonly now: SchoolView
  /** The school day the fact is about. */
  readonly day: LocalDate
  /** The day on which it was written (`dayWritten`): rights are those of that day, and nothing is of a later one. */
  readonly writtenOn: LocalDate
  readonly find: FactLookup
}

/** Null when the fact may be written; else why not, in the order an adult would want to hear it. */
export function mayWrite(fact: Fact, context: WriteContext): Refusal | null {
  return childRefusal(fact, context) ?? rightRefusal(fact, context) ?? ruleRefusal(fact, context)
}

/** Every child whom the fact names: known, at the school that day, and with the guardians' consent. */
function childRefusal(fact: Fact, context: WriteContext): Refusal | null {
  if (fact.type === 'fact.revoked.v1' || fact.type === 'claim.voided.v1') return null
  for (const student of studentsNamedIn(fact)) {
    const refused = absenceRefusal(student, dayAtSchool(fact, context), context)
    if (refused) return refused
  }
  return null
}

/** A child's word is decided about also after the child has left: the day on which it was written counts. */
const dayAtSchool = (fact: Fact, { day, find }: WriteContext): LocalDate =>
  (fact.type === 'word.countersigned.v1' && find(fact.body.target)?.stamp.schoolDay) || day

function absenceRefusal(id: StudentId, day: LocalDate, { now }: WriteContext): Refusal | null {
  const student = now.students.get(id)
  if (!student) return refusal('student-unknown')
  if (!now.classOn(id, day)) return refusal('student-left', { student: id, date: now.leftOn(id, day) ?? day })
  return student.consent === 'electronic' ? null : refusal('consent-missing', { student: id })
}

/** The right: does any role of the author have a cell that covers this fact? */
export function rightRefusal(fact: Fact, context: WriteContext): Refusal | null {
  const row = writePolicy[fact.type]
  const own = rolesOf(fact.author, context.asOf, context.writtenOn)
  if (!isActive(fact.author, context.asOf))
    return refusal(fact.author.kind === 'device' ? 'device-unpaired' : 'author-disabled')
  const covered = [...own].some((role) => cellCovers(row[role], role, fact, context))
  if (covered) return null
  return fact.type === 'fact.revoked.v1' ? refusal('not-yours-to-revoke') : refusal('no-permission')
}

function cellCovers(cell: WriteCell, role: ViewerRole, fact: Fact, context: WriteContext): boolean {
  switch (cell) {
    case 'never':
      return false
    case 'any':
      return true
    case 'own-class':
      return coversClass(fact, context)
    case 'own-posts':
      return coversPosts(role, fact, context)
    case 'own-place':
      return coversPlace(fact, context)
    case 'own-activities':
      return coversActivity(fact, context)
    case 'own-facts':
      return isOwnTarget(fact, context)
    default:
      return unreachable(cell)
  }
}

function classesOf(author: Author, context: WriteContext): ReadonlySet<ClassId> {
  const { asOf, writtenOn } = context
  if (author.kind === 'staff') return asOf.ownClasses(author.id, writtenOn)
  const own = asOf.devices.get(author.id)?.class
  return new Set(own ? [own] : [])
}

function coversClass(fact: Fact, context: WriteContext): boolean {
  if (fact.type === 'fact.revoked.v1') return isOwnTarget(fact, context) || isClaimOfOwnClass(fact, context)
  const student = studentOf(fact)
  return student !== null && isOfOwnClass(student, context.day, fact.author, context)
}

/** A transfer the device had not heard of is no fault: the class by what it knew, or by what is so, will do. */
function isOfOwnClass(student: StudentId, day: LocalDate, author: Author, context: WriteContext): boolean {
  const own = classesOf(author, context)
  const classes = [context.asOf.classOn(student, day), context.now.classOn(student, day)]
  return classes.some((classId) => classId !== undefined && own.has(classId))
}

/** A class teacher may take back duty and stamp facts of the own class, whoever wrote them; awards only the own. */
function isClaimOfOwnClass({ author, body }: FactOf<'fact.revoked.v1'>, context: WriteContext): boolean {
  const target = context.find(body.target)
  if (!target || isForItsAuthor(target.fact)) return false
  const student = studentOf(target.fact)
  return student !== null && isOfOwnClass(student, target.stamp.schoolDay, author, context)
}

/** What a child was given or told by one adult is not for another to take back. */
const isForItsAuthor = ({ type }: Fact): boolean =>
  type.startsWith('points.awarded.') || type === 'duty.evaluated.v1' || type === 'honour.nominated.v1'

/** A training is at the posts that ask for its item, a follow-up where its target is. */
function coversPosts(role: ViewerRole, fact: Fact, context: WriteContext): boolean {
  const { asOf, find } = context
  const own =
    role === 'post-mentor'
      ? asOf.ownPosts(fact.author.id, context.writtenOn)
      : new Set(asOf.devices.get(fact.author.id)?.posts ?? [])
  if (fact.type === 'training.attended.v1') {
    return [...own].some((id) => {
      const post = asOf.posts.get(id)
      return post !== undefined && itemsNamed(post).includes(fact.body.item)
    })
  }
  const about = 'target' in fact.body ? find(fact.body.target)?.fact.body : fact.body
  const post = about && 'post' in about ? about.post : null
  return post !== null && own.has(post)
}

function coversPlace(fact: Fact, { asOf }: WriteContext): boolean {
  return fact.type === 'place.stamped.v1' && asOf.devices.get(fact.author.id)?.place === fact.body.place
}

/** By the records the device had, or by those of now: who takes an activity over may do so at once. */
function coversActivity(fact: Fact, { asOf, now }: WriteContext): boolean {
  const activity = activityOf(fact) ?? ''
  return [asOf, now].some((view) => view.all('activity').get(activity)?.leaders.includes(fact.author.id))
}

function isOwnTarget(fact: Fact, { find }: WriteContext): boolean {
  if (fact.type !== 'fact.revoked.v1') return false
  const target = find(fact.body.target)?.fact
  return Boolean(target && target.author.kind === fact.author.kind && target.author.id === fact.author.id)
}

/** The rules of the type: limits, notes, points by the rule in force that day as the device knew it. */
function ruleRefusal(fact: Fact, context: WriteContext): Refusal | null {
  if (isServiceLife(fact)) return serviceLifeRefusal(fact, context)
  if (isActivityLife(fact)) return activityLifeRefusal(fact, context)
  switch (fact.type) {
    case 'points.awarded.v2':
      return activityAwardRefusal(fact, context) ?? awardRefusal(fact, context)
    case 'points.awarded.v1':
      return awardRefusal(fact, context)
    case 'duty.checked-in.v1':
      return dutyRefusal(fact, context)
    case 'place.stamped.v1':
      return stampRefusal(fact, context)
    case 'stamp.requested.v1':
      return requestRefusal(fact, context)
    case 'fact.revoked.v1':
      return revocationRefusal(fact, context)
    case 'time.settled.v1':
      return settlementRefusal(fact, context)
    case 'duty.substituted.v1':
    case 'duty.excused.v1':
    case 'duty.suspended.v1':
      return fact.body.post === null || context.asOf.posts.has(fact.body.post)
        ? null
        : refusal('unknown-post')
    case 'claim.voided.v1':
      return claimParts(fact.body.claim)?.student === fact.body.student ? null : refusal('target-unknown')
    default:
      return unreachable(fact)
  }
}

type Award = FactOf<'points.awarded.v1' | 'points.awarded.v2'>

function awardRefusal({ body }: Award, { asOf, day }: WriteContext): Refusal | null {
  const rules = asOf.pointRulesOn(day)
  if (body.points > rules.maxPointsPerAward) {
    return refusal('over-award-limit', { limit: rules.maxPointsPerAward, points: body.points })
  }
  if (body.points > rules.noteRequiredAbovePoints && !body.note?.trim()) {
    return refusal('note-required', { limit: rules.noteRequiredAbovePoints })
  }
  const preset = 'preset' in body ? body.preset : undefined
  const retired = preset ? asOf.presets.get(preset)?.retiredOn : undefined
  return retired && retired <= day ? refusal('preset-retired', { preset: preset ?? '', date: retired }) : null
}

function dutyRefusal({ author, body }: FactOf<'duty.checked-in.v1'>, context: WriteContext): Refusal | null {
  const { asOf, day, writtenOn } = context
  const post = asOf.posts.get(body.post)
  if (!post) return refusal('unknown-post')
  // Only an adult may say which day it was, a tablet's word is its clock; and nobody comes tomorrow.
  if (body.said && (author.kind === 'device' || day > writtenOn)) return refusal('no-permission')
  const right = body.points === asOf.pointsForDuty(body.post, day) && body.colour === post.colour
  return right ? null : refusal('points-not-by-rule')
}

function stampRefusal(
  { author, body }: FactOf<'place.stamped.v1'>,
  { asOf, day }: WriteContext,
): Refusal | null {
  const place = asOf.places.get(body.place)
  if (!place || isUnrecorded(place)) return refusal('unknown-place')
  if (author.kind === 'device' && place.opening?.byTripOnly) return refusal('trip-only')
  const right = body.points === asOf.pointsForStamp(body.place, day) && body.colour === place.colour
  return right ? null : refusal('points-not-by-rule')
}

function requestRefusal({ body }: FactOf<'stamp.requested.v1'>, { asOf }: WriteContext): Refusal | null {
  const place = asOf.places.get(body.place)
  if (!place || isUnrecorded(place)) return refusal('unknown-place')
  return place.opening?.byTripOnly || !place.onCampus ? refusal('trip-only') : null
}

/** What a word about another fact names must be what that fact names: rights and totals go by the child. */
function revocationRefusal({ body }: FactOf<'fact.revoked.v1'>, { find }: WriteContext): Refusal | null {
  const target = find(body.target)?.fact
  if (!target || studentOf(target) !== body.student) return refusal('target-unknown')
  return target.type === 'fact.revoked.v1' ? refusal('not-yours-to-revoke') : null
}

function settlementRefusal({ body }: FactOf<'time.settled.v1'>, { find }: WriteContext): Refusal | null {
  const target = find(body.target)?.fact
  if (target?.type !== 'duty.checked-in.v1' || target.body.student !== body.student)
    return refusal('target-unknown')
  return body.counts && body.window === null ? refusal('malformed') : null
}
