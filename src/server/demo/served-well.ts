/**
 * What serving has come to in the demo school: children of the second classes have learnt their posts, and last week
 * people decided who has the first star; its notice is still up.
 */
import type { LedgerFact } from '../../domain/facts/ledger.ts'
import { starProposals, usualStars } from '../../domain/medals/star-medals.ts'
import { itemsNamed } from '../../domain/posts/training.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { addDays, instantOf, type LocalDate } from '../../domain/time/local-time.ts'
import type { RecordChange } from '../school/change-records.ts'
import type { DayLife } from './activity-life.ts'
import type { DemoClass } from './people.ts'

const mostStars = 4
const [decidedBefore, stillUp] = [2, 2]
const star = '一星章'
const reason = '五种颜色都到了第 1 级'

/** On one day, what each child with a post is asked to know there. */
export function postsLearnt(view: SchoolView, classes: readonly DemoClass[], on: LocalDate): DayLife {
  return (day, write) => {
    if (day !== on) return
    const at = instantOf(day, 16 * 60 + 20, view.calendar.zone)
    for (const own of classes.filter(({ number }) => number === 2))
      for (const student of own.students) {
        if (view.students.get(student)?.consent !== 'electronic') continue
        const posts = view.appointments
          .filter((appointment) => appointment.student === student)
          .flatMap(({ post }) => view.posts.get(post) ?? [])
        const items = new Set(posts.flatMap(itemsNamed).filter((item) => view.all('training-item').has(item)))
        for (const item of items) {
          const attended = { student, item, session: null, schoolDay: day, passed: true }
          write(at, { kind: 'staff', id: own.teacher }, 'training.attended.v1', attended)
        }
      }
  }
}

/** The rule proposes, people decide: fewer than may be. @param facts of these classes, this term's */
export function starsDecided(
  view: SchoolView,
  classes: readonly DemoClass[],
  facts: readonly LedgerFact[],
  today: LocalDate,
): RecordChange[] {
  const decidedOn = addDays(today, -decidedBefore)
  return classes
    .filter(({ number }) => number === 2)
    .flatMap(({ id }): RecordChange[] => {
      const { proposals, most } = starProposals(view, facts, [id], usualStars, 0, today)
      const chosen = proposals.filter(({ isProposed }) => isProposed).slice(0, Math.min(most, mostStars))
      if (chosen.length === 0) return []
      const notice = `demo-notice-star-${id}`
      const lines = chosen.map(({ student }) => ({
        ...{ student, class: view.className(id, today), text: reason },
        name: view.students.get(student)?.name ?? '',
      }))
      const about = { kind: 'honours', title: `${star}公示`, from: decidedOn, to: addDays(today, stillUp) }
      const honour = { name: star, term: view.termIdOn(today), reason, decidedOn, notice }
      return [
        { kind: 'notice', id: notice, version: 0, body: { ...about, lines, onBoard: true } },
        ...chosen.map(({ student }): RecordChange => ({
          ...{ kind: 'honour', id: `demo-star-${student}`, version: 0 },
          body: { student, ...honour },
        })),
      ]
    })
}
