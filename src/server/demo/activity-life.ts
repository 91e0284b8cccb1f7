/**
 * What children and teachers write about the demo's activities, day by day: sign-ups on the tablets, the guardians'
 * consents, who was there, points, a few lines, goals. The second class of each grade lives it; the others have not
 * begun, as at a school where it is new.
 */
import type { Activity } from '../../domain/activities/attendees.ts'
import type { FactBody, FactType } from '../../domain/facts/fact.schema.ts'
import type { LedgerFact } from '../../domain/facts/ledger.ts'
import { medalsOf } from '../../domain/medals/earned.ts'
import { medalRulesOf } from '../../domain/medals/school-medals.ts'
import { tallyChildren } from '../../domain/medals/tally.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { addDays, instantOf, type LocalDate } from '../../domain/time/local-time.ts'
import type { Dice } from './dice.ts'
import type { DemoClass } from './people.ts'

export type Writer = { kind: 'staff' | 'device'; id: string }
type Write = <T extends FactType>(at: number, author: Writer, type: T, body: FactBody<T>) => string
/** Writes what happens on a day. */
export type DayLife = (day: LocalDate, write: Write) => void

const lines = ['孩子们比计划的更投入，多用了十分钟。', '下次早一点到，材料按组分好。']
const signUpsADay = 5

export function activityLife(
  dice: Dice,
  view: SchoolView,
  everybody: readonly DemoClass[],
  today: LocalDate,
): DayLife {
  const classes = everybody.filter(({ number }) => number === 2)
  const activities = [...view.all('activity').values()].filter(({ state }) => state === 'open')
  const at = (day: LocalDate, minute: number) => instantOf(day, minute, view.calendar.zone)
  const withConsent = (own: DemoClass) =>
    own.students.filter((student) => view.students.get(student)?.consent === 'electronic')
  const meant = (activity: Activity) => classes.filter(({ grade }) => activity.grades.includes(grade))

  function held(activity: Activity, day: LocalDate, write: Write): void {
    const [leader = ''] = activity.leaders
    const [colour] = activity.colours
    for (const own of meant(activity)) {
      const teacher: Writer = { kind: 'staff', id: own.teacher }
      for (const student of withConsent(own)) {
        const about = { student, activity: activity.id, schoolDay: day }
        const present = dice.chance(0.94)
        write(at(day, 14 * 60 + 10), teacher, 'activity.attended.v1', { ...about, present })
        if (!present || !colour) continue
        const award = { ...about, colour, points: activity.points, label: activity.name }
        write(at(day, 15 * 60 + 5), teacher, 'points.awarded.v2', award)
      }
    }
    write(at(day, 16 * 60), { kind: 'staff', id: leader }, 'activity.noted.v1', {
      ...{ activity: activity.id, schoolDay: day, lines: [dice.pick(lines)] },
    })
  }

  function asked(activity: Activity, day: LocalDate, write: Write): void {
    const dayOf = Number(day.slice(8))
    for (const own of meant(activity)) {
      const from = (dayOf % 4) * signUpsADay
      for (const student of withConsent(own).slice(from, from + signUpsADay)) {
        const about = { student, activity: activity.id }
        const tablet: Writer = { kind: 'device', id: own.id.replace('class-', 'tablet-') }
        write(at(day, 12 * 60 + 20), tablet, 'activity.signed-up.v1', about)
        if (!activity.offCampus || !dice.chance(0.8)) continue
        const teacher: Writer = { kind: 'staff', id: own.teacher }
        write(at(day, 15 * 60 + 40), teacher, 'activity.consented.v1', { ...about, agreed: true })
      }
    }
  }

  function goals(day: LocalDate, write: Write): void {
    for (const own of classes)
      for (const student of withConsent(own).slice(0, 15)) {
        const tablet: Writer = { kind: 'device', id: own.id.replace('class-', 'tablet-') }
        const colour = dice.chance(0.3)
          ? null
          : dice.pick(['red', 'green', 'blue', 'yellow', 'purple'] as const)
        const until = addDays(today, 14)
        write(at(day, 12 * 60 + 25), tablet, 'goal.chosen.v1', { student, colour, aim: 10, until })
      }
  }

  return (day, write) => {
    for (const activity of activities) {
      if (activity.sessions.some(({ date }) => date === day)) held(activity, day, write)
      const { signUp } = activity
      if (signUp && signUp.from <= day && day <= signUp.to) asked(activity, day, write)
    }
    if (day === addDays(today, -7)) goals(day, write)
  }
}

/** Two in three of the first steps that children of the second classes have earned were handed over this morning. */
export function medalsHandedOver(
  dice: Dice,
  view: SchoolView,
  everybody: readonly DemoClass[],
  facts: readonly LedgerFact[],
): DayLife {
  const rules = medalRulesOf(view)
  const second = everybody.filter(({ number }) => number === 2)
  const children = second.flatMap(({ students }) => students)
  const tallies = tallyChildren(facts, view.foldRules, rules, children)
  return (day, write) => {
    for (const own of second)
      for (const student of own.students) {
        for (const { medal, period } of medalsOf(tallies.get(student) ?? new Map(), rules).values()) {
          if (medal.level !== 1 || !dice.chance(0.66)) continue
          const at = instantOf(day, 8 * 60 + 15, view.calendar.zone)
          const body = { student, medal: medal.id, name: medal.name, period }
          write(at, { kind: 'staff', id: own.teacher }, 'medal.given.v1', body)
        }
      }
  }
}
