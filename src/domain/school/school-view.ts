/**
 * The school's records as rules ask for them: who is in which class on a day, who may do what, what a duty gives.
 * Built from rows, by the server (now, or as of an earlier commit) and by a device (what it holds). Never mutated.
 */
import type { FoldRules } from '../facts/fold.ts'
import type { ClassId, PlaceId, PostId, StaffId, StudentId, TermId, WindowId } from '../ids.ts'
import { turnsOf } from '../posts/rotation.ts'
import { coversDate, ruleOn } from '../records/dated.ts'
import type { RecordBody, RecordKind, RecordRow } from '../records/record.schema.ts'
import { type Calendar, dutiesRunOn, gradeOf, schoolYearOf, type Term, termOn } from '../time/calendar.ts'
import type { DutyWindow } from '../time/duty-window.ts'
import type { LocalDate } from '../time/local-time.ts'
import { foldRulesOf } from './fold-rules.ts'

type WithId<K extends RecordKind> = RecordBody<K> & { readonly id: string }
export type Student = WithId<'student'>
type Membership = Student['memberships'][number]
export type SchoolClass = WithId<'class'>
export type Staff = WithId<'staff'>
export type Assignment = WithId<'assignment'>
export type Post = WithId<'post'>
export type Appointment = WithId<'appointment'>
export type Place = WithId<'place'>
export type Preset = WithId<'preset'>
export type Device = WithId<'device'>
export type Card = WithId<'card'>
export type Role = RecordBody<'assignment'>['role']
export type PointRules = RecordBody<'rules'>['points'][number]

/** One duty that a child is down for: the roster of a window on a day. */
export type DueDuty = { student: Student; post: Post; window: WindowId; appointment: Appointment }

const defaultRules: PointRules = {
  from: '1970-01-01',
  maxPointsPerAward: 5,
  noteRequiredAbovePoints: 3,
  automaticDailyCapPerColour: 3,
  teacherWeeklySoftBudget: {},
}

export class SchoolView {
  readonly students: ReadonlyMap<StudentId, Student>
  readonly classes: ReadonlyMap<ClassId, SchoolClass>
  readonly staff: ReadonlyMap<StaffId, Staff>
  readonly assignments: readonly Assignment[]
  readonly posts: ReadonlyMap<PostId, Post>
  readonly appointments: readonly Appointment[]
  readonly places: ReadonlyMap<PlaceId, Place>
  readonly presets: ReadonlyMap<string, Preset>
  readonly devices: ReadonlyMap<string, Device>
  readonly cards: readonly Card[]
  readonly held: ReadonlyArray<WithId<'held'>>
  readonly school: WithId<'school'> | undefined
  readonly calendar: Calendar
  readonly #turnAt: ReturnType<typeof turnsOf>
  readonly #rows: ReadonlyMap<RecordKind, ReadonlyMap<string, object>>
  readonly #appointmentsByStudent = new Map<StudentId, Appointment[]>()
  readonly #assignmentsByStaff = new Map<StaffId, Assignment[]>()
  readonly #windowsOn = new Map<LocalDate, readonly DutyWindow[]>()
  readonly #lastDays = new Map<ClassId, LocalDate>()

  constructor(rows: Iterable<RecordRow>) {
    this.#rows = grouped(rows)
    this.students = this.#of('student')
    this.classes = this.#of('class')
    this.staff = this.#of('staff')
    this.assignments = [...this.#of('assignment').values()]
    this.posts = this.#of('post')
    this.appointments = [...this.#of('appointment').values()]
    this.places = this.#of('place')
    this.presets = this.#of('preset')
    this.devices = this.#of('device')
    this.cards = [...this.#of('card').values()]
    this.held = [...this.#of('held').values()]
    this.school = this.#of('school').get('school')
    this.calendar = this.#calendar()
    this.#turnAt = turnsOf(this.#of('rotation').values(), this.calendar)
    const years = this.school?.schoolingYears ?? 6
    for (const { id, entryYear } of this.classes.values())
      this.#lastDays.set(id, `${entryYear + years}-08-15`)
    for (const appointment of this.appointments)
      push(this.#appointmentsByStudent, appointment.student, appointment)
    for (const assignment of this.assignments) push(this.#assignmentsByStaff, assignment.staff, assignment)
  }

  #of<K extends RecordKind>(kind: K): ReadonlyMap<string, WithId<K>> {
    return (this.#rows.get(kind) ?? new Map()) as unknown as ReadonlyMap<string, WithId<K>>
  }

  /** All records of one kind, by id. */
  all<K extends RecordKind>(kind: K): ReadonlyMap<string, WithId<K>> {
    return this.#of(kind)
  }

  #calendar(): Calendar {
    const own = this.#of('calendar').get('calendar')
    const terms: Term[] = [...this.#of('term').values()]
    return {
      zone: this.school?.zone ?? 'Asia/Shanghai',
      terms,
      holidays: own?.holidays ?? [],
      makeUpDays: own?.makeUpDays ?? [],
      events: own?.events ?? [],
      ...(own?.weekendSchool ? { weekendSchool: own.weekendSchool } : {}),
      ...(own?.winter ? { winter: own.winter } : {}),
    }
  }

  /** The timetable of every duty window on a day; a window's rules are dated. */
  windowsOn(date: LocalDate): readonly DutyWindow[] {
    const known = this.#windowsOn.get(date)
    if (known) return known
    const windows = [...this.#of('window').values()].flatMap(({ id, name, icon, versions }) => {
      const rule = ruleOn(versions, date)
      if (!rule) return []
      const { from: _from, ...timetable } = rule
      return [{ id, name, ...(icon ? { icon } : {}), ...timetable }]
    })
    this.#windowsOn.set(date, windows)
    return windows
  }

  windowName(id: WindowId | null): string {
    return (id && this.#of('window').get(id)?.name) || ''
  }

  pointRulesOn(date: LocalDate): PointRules {
    const rules = this.#of('rules').get('rules')
    return (rules && ruleOn(rules.points, date)) || defaultRules
  }

  termOn(date: LocalDate): Term | undefined {
    return termOn(this.calendar, date) ?? undefined
  }

  /** The id of the term of a day; days between terms belong to the school year's holidays. */
  termIdOn(date: LocalDate): TermId {
    return this.termOn(date)?.id ?? this.holidaysIdOf(date)
  }

  /** What stands in for a term on the days between the terms of a school year. */
  holidaysIdOf(date: LocalDate): TermId {
    return `holidays-${schoolYearOf(date)}`
  }

  /** What stands in for a term in the stream of what holds for a school year. */
  yearIdOf(date: LocalDate): TermId {
    return `year-${schoolYearOf(date)}`
  }

  membershipOn(student: StudentId, date: LocalDate): Membership | undefined {
    const memberships = this.students.get(student)?.memberships
    return memberships?.find((membership) => membership.from <= date && date <= this.#lastDayOf(membership))
  }

  /** No promotion run in September: a membership ends, at the latest, with the class's last school year. */
  #lastDayOf({ class: classId, to = '9999-12-31' }: Membership): LocalDate {
    const lastDay = this.#lastDays.get(classId)
    return lastDay === undefined || to < lastDay ? to : lastDay
  }

  /** Whether the child is at the school on any day from `date` on, or comes later. */
  isHereSince(student: StudentId, date: LocalDate): boolean {
    const memberships = this.students.get(student)?.memberships ?? []
    return memberships.some((membership) => this.#lastDayOf(membership) >= date)
  }

  classOn(student: StudentId, date: LocalDate): ClassId | undefined {
    return this.membershipOn(student, date)?.class
  }

  /** The day after which the child was no longer at the school; undefined while at school. */
  leftOn(student: StudentId, date: LocalDate): LocalDate | undefined {
    const memberships = this.students.get(student)?.memberships ?? []
    const ends = memberships.map((membership) => this.#lastDayOf(membership)).filter((to) => to < date)
    return ends.sort().at(-1)
  }

  /** The class on a day, in seat order; children on paper are in it too (`consent` tells). */
  studentsOfClass(classId: ClassId, date: LocalDate): Student[] {
    const seat = (student: Student) => this.membershipOn(student.id, date)?.seat ?? 999
    return [...this.students.values()]
      .filter((student) => this.classOn(student.id, date) === classId)
      .sort((a, b) => seat(a) - seat(b) || (a.name < b.name ? -1 : 1))
  }

  assignmentsOf(staff: StaffId, date: LocalDate): Assignment[] {
    if (!this.staff.get(staff)?.active) return []
    return (this.#assignmentsByStaff.get(staff) ?? []).filter((assignment) => coversDate(assignment, date))
  }

  rolesOf(staff: StaffId, date: LocalDate): Set<Role> {
    return new Set(this.assignmentsOf(staff, date).map((assignment) => assignment.role))
  }

  /** The classes a class teacher has on a day. */
  ownClasses(staff: StaffId, date: LocalDate): Set<ClassId> {
    const own = this.assignmentsOf(staff, date).filter(({ role }) => role === 'class-teacher')
    return new Set(own.flatMap((assignment) => assignment.class ?? []))
  }

  ownPosts(staff: StaffId, date: LocalDate): Set<PostId> {
    const own = this.assignmentsOf(staff, date).filter(({ role }) => role === 'post-mentor')
    return new Set(own.flatMap((assignment) => assignment.posts ?? []))
  }

  /** Whether the roster has this child at this post, in this window, on this day. */
  isDue(student: StudentId, post: PostId, window: WindowId, date: LocalDate): boolean {
    const run = dutiesRunOn(this.calendar, date)
    if (!run.run || this.#isRetired(post, date)) return false
    return (this.#appointmentsByStudent.get(student) ?? []).some(
      (appointment) => appointment.post === post && this.#serves(appointment, window, run.weekday, date),
    )
  }

  /** Where groups take turns, a child of a group serves in its turn; without a group, always. */
  #serves(appointment: Appointment, window: WindowId, weekday: number, date: LocalDate): boolean {
    const { post, group } = appointment
    if (!isFor(appointment, window, weekday, date)) return false
    if (group === undefined) return true
    const turn = this.#turnAt(post, date)
    return turn === undefined || turn === group
  }

  #isRetired(post: PostId, date: LocalDate): boolean {
    const retiredOn = this.posts.get(post)?.retiredOn
    return retiredOn !== undefined && retiredOn <= date
  }

  /** Everyone whom the roster has in a window on a day, on paper or not. */
  dueIn(window: WindowId, date: LocalDate): DueDuty[] {
    const run = dutiesRunOn(this.calendar, date)
    if (!run.run) return []
    return this.appointments.flatMap((appointment) => {
      if (!this.#serves(appointment, window, run.weekday, date)) return []
      if (this.#isRetired(appointment.post, date)) return []
      const student = this.students.get(appointment.student)
      const post = this.posts.get(appointment.post)
      return student && post && this.classOn(student.id, date) ? [{ student, post, window, appointment }] : []
    })
  }

  gradeOf(classId: ClassId, date: LocalDate): number | undefined {
    const own = this.classes.get(classId)
    return own && gradeOf(own.entryYear, schoolYearOf(date))
  }

  /** 三(2)班, derived from the school year of the day; a class that has finished shows its entry year. */
  className(classId: ClassId | undefined, date: LocalDate): string {
    const own = classId ? this.classes.get(classId) : undefined
    if (!own) return ''
    const grade = gradeOf(own.entryYear, schoolYearOf(date))
    const numeral = '一二三四五六'[grade - 1]
    return numeral ? `${numeral}(${own.number})班` : `${own.entryYear}级${own.number}班`
  }

  pointsForDuty(post: PostId, date: LocalDate): number | undefined {
    const rules = this.posts.get(post)?.points
    return rules && ruleOn(rules, date)?.value
  }

  pointsForStamp(place: PlaceId, date: LocalDate): number | undefined {
    const rules = this.places.get(place)?.points
    return rules && ruleOn(rules, date)?.value
  }

  readonly foldRules: FoldRules = foldRulesOf(this)
}

function isFor(appointment: Appointment, window: WindowId, weekday: number, date: LocalDate): boolean {
  const { windows, weekdays } = appointment
  return windows.includes(window) && weekdays.includes(weekday) && coversDate(appointment, date)
}

function grouped(rows: Iterable<RecordRow>) {
  const byKind = new Map<RecordKind, Map<string, object>>()
  for (const { kind, id, body } of rows) {
    let own = byKind.get(kind)
    if (!own) byKind.set(kind, (own = new Map()))
    own.set(id, { ...body, id })
  }
  return byKind
}

function push<K, T>(map: Map<K, T[]>, key: K, value: T) {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
