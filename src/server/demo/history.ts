/**
 * Several weeks of the demo school's life as facts, day by day: duty check-ins (a few after the grace, forgotten or
 * witnessed twice), stamps, awards by teachers of different zeal, some undone. Shaped by content/demo-year.json.
 */
import type { Fact, FactBody, FactType } from '../../domain/facts/fact.schema.ts'
import { uuidv7 } from '../../domain/ids.ts'
import type { Preset, SchoolView } from '../../domain/school/school-view.ts'
import { schoolDayOn } from '../../domain/time/calendar.ts'
import { windowTimes } from '../../domain/time/duty-window.ts'
import { instantOf, type LocalDate } from '../../domain/time/local-time.ts'
import type { Dice } from './dice.ts'
import type { DayLife, Writer } from './activity-life.ts'
import type { DemoClass } from './people.ts'

export type DemoYear = {
  duty: {
    arrival: Record<'onTime' | 'withinGrace' | 'afterGrace' | 'forgot', number>
    secondDeviceWitnessRate: number
  }
  awards: { colourWeights: Record<string, number>; noteRate: number; noteExamples: string[] }
  attendance: { basePresentRate: number }
  placeVisits: { byPlace: Array<{ place: string; visitsPer100StudentsPerWeek: number }> }
  mistakes: { undoWithin10sRate: number; revocationRate: number }
}

type Journal = Map<string, { install: string; seq: number }>

export type DemoDay = { day: LocalDate; facts: Array<{ fact: Fact; at: number }> }

export class DemoHistory {
  readonly #dice: Dice
  readonly #view: SchoolView
  readonly #classes: readonly DemoClass[]
  readonly #year: DemoYear
  readonly #journal: Journal = new Map()
  readonly #zeal = new Map<string, number>()
  readonly #quiet = new Set<string>()
  #facts: DemoDay['facts'] = []

  constructor(dice: Dice, view: SchoolView, classes: readonly DemoClass[], year: DemoYear) {
    this.#dice = dice
    this.#view = view
    this.#classes = classes
    this.#year = year
    for (const own of classes) {
      this.#zeal.set(own.teacher, 0.5 + dice.next() * 1.3)
      for (const student of own.students) if (dice.chance(0.08)) this.#quiet.add(student)
    }
  }

  /** @param until seconds; nothing of this day after it has happened yet */
  day(day: LocalDate, until: number, life?: DayLife): DemoDay {
    return this.#written(day, until, () => {
      this.#dayOfSchool(day)
      if (life) this.#live(day, life)
    })
  }

  /** Nothing of the ordinary day. */
  only(day: LocalDate, until: number, life: DayLife): DemoDay {
    return this.#written(day, until, () => this.#live(day, life))
  }

  #live(day: LocalDate, life: DayLife): void {
    life(day, (at, author, type, body) => this.#write(at, author, type, body))
  }

  #dayOfSchool(day: LocalDate): void {
    if (schoolDayOn(this.#view.calendar, day).kind === 'school') {
      this.#duties(day)
      this.#visits(day)
      this.#awards(day)
    }
  }

  #written(day: LocalDate, until: number, write: () => void): DemoDay {
    this.#facts = []
    write()
    const facts = this.#facts.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
    return { day, facts: facts.map((entry) => this.#numbered(entry)) }
  }

  /** Install and seq in the order of writing, as a device would give them. */
  #numbered({ fact, at }: DemoDay['facts'][number]): DemoDay['facts'][number] {
    const key = `${fact.author.kind}:${fact.author.id}`
    const own = this.#journal.get(key) ?? { install: uuidv7(at * 1000, this.#dice.bytes(10)), seq: 0 }
    this.#journal.set(key, { ...own, seq: own.seq + 1 })
    return { at, fact: { ...fact, install: own.install, seq: own.seq + 1 } }
  }

  #write<T extends FactType>(at: number, author: Writer, type: T, body: FactBody<T>): string {
    const id = uuidv7(at * 1000, this.#dice.bytes(10))
    const assurance = author.kind === 'device' ? 'device' : 'session'
    const fact = {
      id,
      type,
      author,
      assurance,
      install: '',
      seq: 0,
      basis: 0,
      occurredAt: at,
      clockOffset: 0,
      body,
    } as unknown as Fact
    this.#facts.push({ at, fact })
    return id
  }

  #isElectronic = (student: string) => this.#view.students.get(student)?.consent === 'electronic'
  #tabletOf = (student: string, day: LocalDate): Writer | null => {
    const classId = this.#view.classOn(student, day)
    const tablet = [...this.#view.devices.values()].find((device) => device.class === classId)
    return tablet ? { kind: 'device', id: tablet.id } : null
  }

  #duties(day: LocalDate): void {
    const { calendar } = this.#view
    for (const window of this.#view.windowsOn(day)) {
      const times = windowTimes(window, calendar, day)
      if (!times) continue
      for (const { student, post } of this.#view.dueIn(window.id, day)) {
        const tablet = this.#tabletOf(student.id, day)
        if (
          !tablet ||
          !this.#isElectronic(student.id) ||
          !this.#dice.chance(this.#year.attendance.basePresentRate)
        )
          continue
        const arrival = this.#dice.weighted(this.#year.duty.arrival)
        if (arrival === 'forgot') continue
        const minute = arrivalMinute(arrival, times, this.#dice)
        const at = instantOf(day, minute, calendar.zone) + this.#dice.between(0, 50)
        const points = this.#view.pointsForDuty(post.id, day) ?? 1
        const body = {
          student: student.id,
          post: post.id,
          window: window.id,
          planned: true,
          colour: post.colour,
          points,
        }
        const id = this.#write(at, tablet, 'duty.checked-in.v1', {
          ...body,
          via: this.#dice.chance(0.3) ? 'card' : 'tile',
        })
        if (arrival === 'afterGrace') this.#settle(at, id, student.id, day, window.id)
        if (this.#dice.chance(this.#year.duty.secondDeviceWitnessRate)) {
          this.#write(at + 20, tablet, 'duty.checked-in.v1', { ...body, via: 'tile' })
        }
      }
    }
  }

  /** Most class teachers look at a late tick the same day. */
  #settle(at: number, target: string, student: string, day: LocalDate, window: string): void {
    const classId = this.#view.classOn(student, day)
    const teacher = this.#classes.find(({ id }) => id === classId)?.teacher
    if (!teacher || !this.#dice.chance(0.9)) return
    const body = { target, student, schoolDay: day, window, counts: true }
    this.#write(at + 2100, { kind: 'staff', id: teacher }, 'time.settled.v1', body)
  }

  #visits(day: LocalDate): void {
    const lunch = instantOf(day, 12 * 60, this.#view.calendar.zone)
    for (const { place, visitsPer100StudentsPerWeek } of this.#year.placeVisits.byPlace) {
      const own = this.#view.places.get(place)
      if (!own) continue
      for (const { students, teacher } of this.#classes) {
        for (const student of students) {
          if (!this.#isElectronic(student) || !this.#dice.chance(visitsPer100StudentsPerWeek / 500)) continue
          const at = lunch + this.#dice.between(0, 2400)
          const points = this.#view.pointsForStamp(place, day) ?? 1
          this.#write(at, { kind: 'staff', id: teacher }, 'place.stamped.v1', {
            student,
            place,
            colour: own.colour,
            points,
          })
        }
      }
    }
  }

  #awards(day: LocalDate): void {
    const presets = [...this.#view.presets.values()]
    for (const { students, teacher, grade } of this.#classes) {
      const fitting = presets.filter((preset) => preset.grades.includes(grade))
      const times = Math.round((this.#zeal.get(teacher) ?? 1) * 2.2 * (0.5 + this.#dice.next()))
      for (let turn = 0; turn < times; turn += 1)
        this.#award(day, { kind: 'staff', id: teacher }, students, fitting)
    }
  }

  #award(day: LocalDate, teacher: Writer, students: readonly string[], presets: readonly Preset[]): void {
    const colour = this.#dice.weighted(this.#year.awards.colourWeights)
    const preset = this.#dice.pick(presets.filter((own) => own.colour === colour))
    if (!preset) return
    const size = { '1': 1, '2-4': 3, '5-10': 7, 'whole-class': 60 }[
      this.#dice.weighted({ '1': 54, '2-4': 29, '5-10': 12, 'whole-class': 5 })
    ]
    const at = instantOf(day, this.#dice.between(8 * 60, 16 * 60), this.#view.calendar.zone)
    const chosen = [...students]
      .filter((student) => this.#isElectronic(student) && (size > 50 || !this.#quiet.has(student)))
      .sort(() => this.#dice.next() - 0.5)
      .slice(0, size)
    const note = this.#dice.chance(this.#year.awards.noteRate)
      ? this.#dice.pick(this.#year.awards.noteExamples)
      : undefined
    for (const student of chosen) {
      const body = {
        student,
        colour: preset.colour,
        points: preset.points,
        preset: preset.id,
        label: preset.label,
        ...(note ? { note } : {}),
      }
      const id = this.#write(at, teacher, 'points.awarded.v1', body)
      if (chosen.length === 1 && this.#dice.chance(this.#year.mistakes.undoWithin10sRate)) {
        this.#write(at + 6, teacher, 'fact.revoked.v1', { target: id, student })
      }
    }
  }
}

function arrivalMinute(
  arrival: 'onTime' | 'withinGrace' | 'afterGrace',
  times: { opens: number; start: number; graceUntil: number; end: number },
  dice: Dice,
): number {
  if (arrival === 'onTime') return dice.between(times.opens, times.start)
  if (arrival === 'withinGrace') return dice.between(times.start + 1, times.graceUntil)
  return dice.between(times.graceUntil + 1, Math.max(times.graceUntil + 1, times.end))
}
