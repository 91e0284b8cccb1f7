/**
 * Who may write what: one row per fact type (`…-policy.ts`), one cell per role. A new fact type or role without a cell
 * does not compile. The command asks before it writes, the server before it accepts; both call `mayWrite`.
 *
 * Rights and rules are judged as of `basis` (what the device had seen); whether the child was at the school, and
 * whether the guardians agreed, is judged by what is known now. An author's rights are those of the day of writing,
 * the child's class is that of the school day which the fact is about: 补记 for last week is asked of today's class
 * teacher and last week's class.
 */
import type { Author, Fact, FactOf, FactType } from '../facts/fact.schema.ts'
import { activityOf, studentOf, studentsNamedIn } from '../facts/ledger.ts'
import type { ClassId, StudentId } from '../ids.ts'
import type { LocalDate } from '../time/local-time.ts'
import { itemsNamed } from '../posts/training.ts'
import { unreachable } from '../result.ts'
import { activityLifePolicy } from './activity-life-policy.ts'
import { activityLifeRefusal, isActivityLife } from './activity-life-rules.ts'
import { everydayPolicy } from './everyday-policy.ts'
import { everydayRefusal } from './everyday-rules.ts'
import { type Refusal, refusal } from './refusal.ts'
import { serviceLifePolicy } from './service-life-policy.ts'
import { isServiceLife, serviceLifeRefusal } from './service-life-rules.ts'
import { isActive, rolesOf, type ViewerRole } from './roles.ts'
import type { WriteCell, WriteRow } from './write-cells.ts'
import type { WriteContext } from './write-context.ts'

export const writePolicy: Readonly<Record<FactType, WriteRow>> = {
  ...everydayPolicy,
  ...serviceLifePolicy,
  ...activityLifePolicy,
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
  return everydayRefusal(fact, context)
}
