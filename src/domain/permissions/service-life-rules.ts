/** The rules of each type of a post's life: what it names must be there, and be open to this child. */
import type { Author, Fact, FactOf } from '../facts/fact.schema.ts'
import { isServiceLifeType, type ServiceLifeType } from '../facts/service-life-types.ts'
import { unreachable } from '../result.ts'
import type { SchoolView } from '../school/school-view.ts'
import { type Refusal, refusal } from './refusal.ts'
import { rolesOf } from './roles.ts'
import { comingDayRefusal, missing } from './rule-parts.ts'
import type { WriteContext } from './write-context.ts'

type ServiceLifeFact = FactOf<ServiceLifeType>

export const isServiceLife = (fact: Fact): fact is ServiceLifeFact => isServiceLifeType(fact.type)

export function serviceLifeRefusal(fact: ServiceLifeFact, context: WriteContext): Refusal | null {
  switch (fact.type) {
    case 'application.made.v1':
      return applicationRefusal(fact, context)
    case 'application.noted.v1':
      return missing(context, 'round', fact.body.round) ?? postRefusal(context, fact.body.post)
    case 'objection.noted.v1':
      return missing(context, 'notice', fact.body.notice)
    case 'training.attended.v1':
      return missing(context, 'training-item', fact.body.item) ?? comingDayRefusal(context)
    case 'duty.checked-out.v1':
      return postRefusal(context, fact.body.post) ?? saidByDevice(fact) ?? comingDayRefusal(context)
    case 'duty.missed.v1':
    case 'honour.nominated.v1':
      return postRefusal(context, fact.body.post) ?? comingDayRefusal(context)
    case 'duty.substitute-asked.v1':
      return postRefusal(context, fact.body.post)
    case 'duty.evaluated.v1':
      return evaluationRefusal(fact, context)
    case 'word.written.v1':
      return wordRefusal(fact, context)
    case 'duty.substitute-answered.v1':
      return targetRefusal(fact, 'duty.substitute-asked.v1', context)
    case 'word.countersigned.v1':
      return targetRefusal(fact, 'word.written.v1', context)
    default:
      return unreachable(fact)
  }
}

const postRefusal = ({ asOf }: WriteContext, post: string | null): Refusal | null =>
  post === null || asOf.posts.has(post) ? null : refusal('unknown-post')

/** Only an adult may say which day it was. */
const saidByDevice = ({ author, body }: FactOf<'duty.checked-out.v1'>): Refusal | null =>
  body.said && author.kind === 'device' ? refusal('no-permission') : null

/** The dates by the day of writing, as the device knew them or as they are; the lead may always note one more. */
function applicationRefusal(fact: FactOf<'application.made.v1'>, context: WriteContext): Refusal | null {
  const { body, author } = fact
  const unknown = missing(context, 'round', body.round)
  if (unknown) return unknown
  const views = [context.asOf, context.now]
  if (new Set(body.wishes).size < body.wishes.length) return refusal('malformed')
  const isOpen = views.some((view) => isOpenOn(view, body.round, context.writtenOn))
  if (!isOpen && !isLead(author, context)) return refusal('round-closed')
  const wish = body.wishes.find(
    (post) => !views.some((view) => isOffered(view, body.round, post, body.student, context.day)),
  )
  return wish === undefined ? null : refusal('wish-not-offered', { post: wish })
}

const isLead = (author: Author, { asOf, writtenOn }: WriteContext) =>
  rolesOf(author, asOf, writtenOn).has('programme-lead')

function isOpenOn(view: SchoolView, round: string, date: string): boolean {
  const own = view.all('round').get(round)
  if (!own || (own.cancelledOn !== undefined && own.cancelledOn <= date)) return false
  return own.opens <= date && date <= own.closes
}

/** Whether the round has the post, for children of this grade. */
function isOffered(view: SchoolView, round: string, post: string, student: string, date: string): boolean {
  const isInRound =
    view
      .all('round')
      .get(round)
      ?.posts.some((own) => own.post === post) === true
  const grade = view.gradeOf(view.classOn(student, date) ?? '', date)
  const grades = view.posts.get(post)?.eligibleGrades ?? []
  return isInRound && grade !== undefined && grades.includes(grade)
}

function evaluationRefusal({ body }: FactOf<'duty.evaluated.v1'>, context: WriteContext): Refusal | null {
  const dimensions = body.marks.map(({ dimension }) => dimension)
  if (new Set(dimensions).size < dimensions.length) return refusal('malformed')
  const unknown = dimensions.map((id) => missing(context, 'evaluation-dimension', id)).find(Boolean)
  return postRefusal(context, body.post) ?? unknown ?? comingDayRefusal(context)
}

/** A tablet's words are a child's; about oneself they are one's own, about another thanks or a fact. */
function wordRefusal({ author, body }: FactOf<'word.written.v1'>, context: WriteContext): Refusal | null {
  const { student, writer, kind, post } = body
  if (author.kind === 'device' && (writer === null || !isOfItsClass(author.id, writer, context)))
    return refusal('no-permission')
  const isOwn = kind === 'own'
  return isOwn === (writer === student) ? postRefusal(context, post) : refusal('word-not-kind')
}

function isOfItsClass(device: string, student: string, { asOf, now, day }: WriteContext): boolean {
  const own = asOf.devices.get(device)?.class
  return own !== undefined && [asOf, now].some((view) => view.classOn(student, day) === own)
}

function targetRefusal(
  { body }: FactOf<'duty.substitute-answered.v1' | 'word.countersigned.v1'>,
  type: ServiceLifeType,
  { find }: WriteContext,
): Refusal | null {
  const target = find(body.target)?.fact
  const isIt = target?.type === type && 'student' in target.body && target.body.student === body.student
  return isIt ? null : refusal('target-unknown')
}
