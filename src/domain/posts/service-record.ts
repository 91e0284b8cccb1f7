/**
 * A child's service over the years: posts, duties done, standing in, what was learnt, honours and kept words.
 *
 * Records reach over all years. Facts are those the asker holds, which for most is the school year: of a year of
 * which nothing is held, the number of duties is not known, and null says so.
 */
import type { Folded } from '../facts/fold.ts'
import { isOfType } from '../facts/ledger.ts'
import type { PostId, StudentId } from '../ids.ts'
import type { SchoolView } from '../school/school-view.ts'
import { schoolYearOf } from '../time/calendar.ts'
import type { LocalDate } from '../time/local-time.ts'
import { wordsAmong } from './words.ts'

export type ServiceYear = {
  /** The calendar year in which the school year starts. */
  readonly year: number
  readonly posts: ReadonlyArray<{
    readonly post: PostId
    readonly from: LocalDate
    readonly to: LocalDate | null
  }>
  readonly duties: number | null
  /** Of these, in another's place. */
  readonly stoodIn: number
  /** Ids of training items that were passed. */
  readonly passed: readonly string[]
  readonly honours: ReadonlyArray<{ readonly name: string; readonly reason: string }>
  /** Adults' words, and children's that an adult has countersigned. */
  readonly words: readonly string[]
}

/** The latest year first; years without anything are left out. */
export function serviceRecord(
  view: SchoolView,
  folded: Folded,
  student: StudentId,
  today: LocalDate,
): ServiceYear[] {
  const first = Math.min(
    ...(view.students.get(student)?.memberships ?? []).map(({ from }) => schoolYearOf(from)),
  )
  const last = schoolYearOf(today)
  if (!Number.isFinite(first)) return []
  const years = Array.from({ length: last - first + 1 }, (_, index) => last - index)
  return years.map((year) => yearOf(view, folded, student, year, last)).filter(hasAnything)
}

function yearOf(
  view: SchoolView,
  folded: Folded,
  student: StudentId,
  year: number,
  current: number,
): ServiceYear {
  const inYear = (date: LocalDate) => schoolYearOf(date) === year
  const duties = [...folded.claims.values()].filter(
    (claim) => claim.kind === 'duty' && claim.student === student && inYear(claim.day),
  )
  const substituted = [...folded.substitutions.values()].filter(
    ({ fact }) => fact.body.student === student && inYear(fact.body.schoolDay),
  )
  return {
    year,
    posts: view.appointments
      .filter((own) => own.student === student && inYear(own.from))
      .map(({ post, from, to = null }) => ({ post, from, to }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
    duties: duties.length > 0 || year === current ? duties.length : null,
    stoodIn: substituted.length,
    passed: itemsPassed(folded, student, inYear),
    honours: [...view.all('honour').values()]
      .filter((honour) => honour.student === student && inYear(honour.decidedOn))
      .map(({ name, reason }) => ({ name, reason })),
    words: keptWords(folded, student, inYear),
  }
}

function itemsPassed(
  { serviceLife }: Folded,
  student: StudentId,
  inYear: (date: LocalDate) => boolean,
): string[] {
  const items = serviceLife.flatMap((entry) => {
    if (!isOfType(entry, 'training.attended.v1')) return []
    const { body } = entry.fact
    return body.student === student && body.passed && inYear(body.schoolDay) ? [body.item] : []
  })
  return [...new Set(items)]
}

const keptWords = (
  { serviceLife }: Folded,
  student: StudentId,
  inYear: (date: LocalDate) => boolean,
): string[] =>
  wordsAmong(serviceLife)
    .filter(({ entry, state }) => state === 'kept' && entry.fact.body.student === student)
    .filter(({ entry }) => inYear(entry.stamp.schoolDay))
    .map(({ text }) => text)

const hasAnything = ({ posts, duties, passed, honours, words }: ServiceYear): boolean =>
  posts.length + (duties ?? 0) + passed.length + honours.length + words.length > 0
