/**
 * What the evaluations of a month or a term come to, for a child or for a post: by dimension a step in words, how
 * often it was said, and what was written. No sums, no averages, no order of children.
 */
import type { Folded } from '../facts/fold.ts'
import { isOfType, type LedgerFact } from '../facts/ledger.ts'
import type { PostId, StudentId } from '../ids.ts'
import type { SchoolView } from '../school/school-view.ts'
import { addDays, type LocalDate } from '../time/local-time.ts'

type Evaluation = LedgerFact<'duty.evaluated.v1'>
export type Level = Evaluation['fact']['body']['marks'][number]['level']
export type Span = { readonly from: LocalDate; readonly to: LocalDate }

type DimensionSummary = {
  readonly dimension: string
  /** Of a child: the last that was said. Of a post: what most of its children's last ones say. */
  readonly level: Level
  /** The step said most often; of equals the one said last. */
  readonly mostOften: Level
  readonly times: number
}
export type EvaluationSummary = {
  readonly dimensions: readonly DimensionSummary[]
  readonly times: number
  readonly children: number
  readonly notes: ReadonlyArray<{
    readonly student: StudentId
    readonly day: LocalDate
    readonly text: string
  }>
}

/** The calendar month of a day. */
export function monthOf(day: LocalDate): Span {
  const from = `${day.slice(0, 7)}-01`
  return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) }
}

/** Left out: all children, all posts. */
export type About = { readonly student?: StudentId; readonly post?: PostId }

export function evaluationSummary(
  view: SchoolView,
  { serviceLife }: Folded,
  { student, post }: About,
  { from, to }: Span,
): EvaluationSummary {
  const own = serviceLife
    .filter((entry) => isOfType(entry, 'duty.evaluated.v1'))
    .filter(({ fact: { body } }) => (student ?? body.student) === body.student)
    .filter(({ fact: { body } }) => (post ?? body.post) === body.post)
    .filter(({ fact: { body } }) => from <= body.schoolDay && body.schoolDay <= to)
    .sort(byDay)
  const dimensions = [...view.all('evaluation-dimension').keys()]
  return {
    dimensions: dimensions.flatMap((dimension) => dimensionSummary(own, dimension) ?? []),
    times: own.length,
    children: new Set(own.map(({ fact }) => fact.body.student)).size,
    notes: own.flatMap(({ fact: { body } }) =>
      body.note === undefined ? [] : [{ student: body.student, day: body.schoolDay, text: body.note }],
    ),
  }
}

/** Stable: of one day in commit order. */
const byDay = (a: Evaluation, b: Evaluation) =>
  a.fact.body.schoolDay < b.fact.body.schoolDay ? -1 : a.fact.body.schoolDay > b.fact.body.schoolDay ? 1 : 0

function dimensionSummary(own: readonly Evaluation[], dimension: string): DimensionSummary | null {
  const said = own.flatMap(({ fact: { body } }) =>
    body.marks
      .filter((mark) => mark.dimension === dimension)
      .map(({ level }) => ({ student: body.student, level })),
  )
  const lastOfEach = new Map(said.map(({ student, level }) => [student, level]))
  const level = mostOften([...lastOfEach.values()])
  const often = mostOften(said.map((one) => one.level))
  if (level === null || often === null) return null
  return { dimension, level, mostOften: often, times: said.length }
}

function mostOften(levels: readonly Level[]): Level | null {
  const counts = new Map<Level, number>()
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return [...levels].reverse().find((level) => counts.get(level) === most) ?? null
}
