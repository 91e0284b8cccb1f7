/** A round of the school's records as the engine takes it: the places the lead gave, lessons, trainings, pairs. */
import type { RecordBody } from '../records/record.schema.ts'
import { holdsOn, type Training } from '../posts/training.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Application, RoundRecord } from './applications.ts'
import type { BusyTime, Round } from './round.ts'
import { roundOfSchool } from './round-of-school.ts'

type Pairs = RecordBody<'arrangement'>['pairs']

export function roundToArrange(
  view: SchoolView,
  round: RoundRecord,
  applications: readonly Application[],
  training: Training,
  { pairs, seed }: { readonly pairs: Pairs; readonly seed: number },
): Round {
  const { from, to } = round.office
  const asked = roundOfSchool(view, {
    ...{ from, to, seed: `${round.id}/${seed}` },
    posts: round.posts.map(({ post }) => post),
    applications: applications.map(({ student, wishes }) => ({
      ...{ student, wishes, busy: lessonsOf(view, student, from) },
      trained: itemsPassed(view, training, student, from),
    })),
    pairs: pairs.map((students) => ({ students, strict: false })),
  })
  const seats = new Map(round.posts.map(({ post, seats }) => [post, seats]))
  return { ...asked, posts: asked.posts.map((post) => ({ ...post, places: seats.get(post.id) ?? 0 })) }
}

export function lessonsOf(view: SchoolView, student: string, date: LocalDate): BusyTime[] {
  const busy = view.classes.get(view.classOn(student, date) ?? '')?.busy ?? []
  return busy.map(({ weekday, window, what }) => ({
    weekday,
    window,
    because: { kind: 'lesson', name: what },
  }))
}

function itemsPassed(view: SchoolView, { passedOn }: Training, student: string, date: LocalDate): string[] {
  return [...view.all('training-item').keys()].filter((item) =>
    passedOn?.(student, item).some((day) => holdsOn(view, item, day, date)),
  )
}
