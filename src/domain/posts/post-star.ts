/**
 * 岗位之星 by stated rules, decided by people. The rule is the school's; until it has set one, the starter content's:
 * who holds a post in the term, was due six times or more and came to eight in ten of them (excused, stood in for and
 * called-off duties are not counted), has nothing waiting for an adult's look, and was nominated by an adult or
 * evaluated at the third step, 能带动别人. Proposals stand in the order of class and seat; there is no best one.
 */
import type { Folded } from '../facts/fold.ts'
import { isOfType, type LedgerFact } from '../facts/ledger.ts'
import type { PostId, StudentId } from '../ids.ts'
import type { RecordBody } from '../records/record.schema.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { Term } from '../time/calendar.ts'
import type { LocalDate } from '../time/local-time.ts'
import { type Attendance, attendanceAt } from './attendance.ts'
import { inClassOrder } from './class-order.ts'
import type { Span } from './evaluation-summary.ts'

export type StarRule = NonNullable<RecordBody<'rules'>['star']>
export const defaultStarRule: StarRule = {
  duesAtLeast: 6,
  attendedPercent: 80,
  step: 3,
  praise: 'either',
}

export const starRuleOf = (view: SchoolView): StarRule =>
  view.all('rules').get('rules')?.star ?? defaultStarRule

/** How often a child who was due so often has to have come. */
export const timesToCome = ({ attendedPercent }: StarRule, due: number): number =>
  Math.ceil((due * attendedPercent) / 100)

type Nomination = LedgerFact<'honour.nominated.v1'>
/** Why somebody is proposed, or what is missing yet; said in words by the screen. */
export type Reason =
  | { readonly kind: 'attended'; readonly came: number; readonly due: number }
  | { readonly kind: 'evaluated'; readonly dimensions: readonly string[] }
  | { readonly kind: 'nominated'; readonly by: Nomination }
  | { readonly kind: 'few-duties'; readonly due: number }
  | { readonly kind: 'came-less'; readonly came: number; readonly due: number }
  | { readonly kind: 'to-look-at'; readonly open: number }
  | { readonly kind: 'not-nominated' | 'not-evaluated' | 'neither' }

export type StarProposal = {
  readonly student: StudentId
  readonly post: PostId
  readonly isProposed: boolean
  readonly reasons: readonly Reason[]
}

/** Everybody who holds the post in the term: whom the rule proposes, and what is missing for the others. */
export function starProposals(
  view: SchoolView,
  folded: Folded,
  post: PostId,
  term: Term,
  today: LocalDate,
): StarProposal[] {
  const span = { from: term.firstDay, to: today < term.lastDay ? today : term.lastDay }
  const rule = starRuleOf(view)
  const attendance = attendanceAt(view, folded, post, span)
  return holdersIn(view, post, span).map((student) => {
    const reasons = [
      attendedReason(rule, attendance.get(student) ?? { due: 0, came: 0 }),
      ...openReasons(folded, student, post, span),
      ...praise(rule, folded, student, post, span),
    ]
    return { student, post, isProposed: reasons.every(isGood), reasons }
  })
}

const isGood = ({ kind }: Reason) => kind === 'attended' || kind === 'evaluated' || kind === 'nominated'

/** Who holds the post within the span, by class and seat; children on paper are honoured on paper. */
export function holdersIn(view: SchoolView, post: PostId, { from, to }: Span): StudentId[] {
  const holders = view.appointments.filter(
    (own) => own.post === post && own.from <= to && (own.to ?? to) >= from,
  )
  return inClassOrder(
    view,
    holders.map(({ student }) => student),
    to,
  )
}

function attendedReason(rule: StarRule, { due, came }: Attendance): Reason {
  if (due < rule.duesAtLeast) return { kind: 'few-duties', due }
  return { kind: came >= timesToCome(rule, due) ? 'attended' : 'came-less', came, due }
}

/** 待核: a time in doubt says nothing about the child; an adult looks first. */
function openReasons({ timeOpen }: Folded, student: StudentId, post: PostId, { from, to }: Span): Reason[] {
  const open = timeOpen.filter(
    ({ fact: { body }, stamp }) =>
      body.student === student && body.post === post && from <= stamp.schoolDay && stamp.schoolDay <= to,
  ).length
  return open > 0 ? [{ kind: 'to-look-at', open }] : []
}

/** What speaks for the child, and what of it the rule still misses. */
function praise(
  rule: StarRule,
  { serviceLife }: Folded,
  student: StudentId,
  post: PostId,
  { from, to }: Span,
): Reason[] {
  const own = serviceLife.filter(
    ({ fact: { body }, stamp }) =>
      ['student' in body && body.student, 'post' in body && body.post].join() === [student, post].join() &&
      from <= stamp.schoolDay &&
      stamp.schoolDay <= to,
  )
  const nominated = own
    .filter((entry) => isOfType(entry, 'honour.nominated.v1'))
    .map((by): Reason => ({ kind: 'nominated', by }))
  const marks = own
    .filter((entry) => isOfType(entry, 'duty.evaluated.v1'))
    .flatMap(({ fact }) => fact.body.marks)
  const dimensions = [
    ...new Set(marks.filter(({ level }) => level >= rule.step).map(({ dimension }) => dimension)),
  ]
  const evaluated: Reason[] = dimensions.length > 0 ? [{ kind: 'evaluated', dimensions }] : []
  return [...nominated, ...evaluated, ...missingPraise(rule, nominated.length > 0, evaluated.length > 0)]
}

function missingPraise({ praise: asked }: StarRule, isNominated: boolean, isEvaluated: boolean): Reason[] {
  if (asked === 'nominated') return isNominated ? [] : [{ kind: 'not-nominated' }]
  if (asked === 'evaluated') return isEvaluated ? [] : [{ kind: 'not-evaluated' }]
  return isNominated || isEvaluated ? [] : [{ kind: 'neither' }]
}
