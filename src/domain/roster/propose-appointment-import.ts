/**
 * What a list of appointments would change: which child goes to which post, on which days, in which windows. Rows
 * of one child, post and set of windows are one appointment with all their days. Nobody is relieved by being absent
 * from a list.
 */
import type { PostId, StudentId, WindowId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'
import type { AppointmentRow } from './appointment-rows.ts'
import { foldWidth } from './cell-text.ts'
import { classDisplayName, gradeIn, sameClass } from './class-name.ts'
import type { AppointmentReason } from './reasons.ts'
import type { RosterStudent } from './roster.ts'
import type { RowPlace } from './student-rows.ts'

type PostOffered = {
  readonly id: PostId
  readonly name: string
  readonly windows: readonly WindowId[]
  readonly weekdays: readonly number[]
  readonly eligibleGrades: readonly number[]
}

export type CurrentAppointment = {
  readonly id: string
  readonly studentId: StudentId
  readonly postId: PostId
  readonly windows: readonly WindowId[]
  readonly weekdays: readonly number[]
}

export type AppointmentImport = {
  readonly rows: readonly AppointmentRow[]
  readonly students: readonly RosterStudent[]
  readonly posts: readonly PostOffered[]
  readonly windows: readonly { readonly id: WindowId; readonly name: string }[]
  /** In force on the day from which the import holds. */
  readonly current: readonly CurrentAppointment[]
  readonly schoolYearStart: number
}

export type ProposedAppointment = RowPlace & {
  readonly studentId: StudentId
  readonly studentName: string
  readonly className: string
  readonly postId: PostId
  readonly postName: string
  readonly windows: readonly WindowId[]
  readonly weekdays: readonly number[]
}

type ChangedAppointment = ProposedAppointment & {
  readonly appointmentId: string
  readonly weekdaysBefore: readonly number[]
}

export type AppointmentProposal = {
  readonly added: readonly ProposedAppointment[]
  readonly changed: readonly ChangedAppointment[]
  readonly toDecide: readonly (RowPlace & AppointmentRow['shown'] & { readonly reason: AppointmentReason })[]
  readonly unchanged: number
}

export function proposeAppointmentImport(input: AppointmentImport): AppointmentProposal {
  const wanted = new Map<string, ProposedAppointment>()
  const toDecide: AppointmentProposal['toDecide'][number][] = []
  for (const row of input.rows) {
    const read = readAppointment(row, input)
    if (read.ok) {
      const earlier = wanted.get(appointmentKey(read.value))
      const weekdays = [...new Set([...(earlier?.weekdays ?? []), ...read.value.weekdays])].sort()
      wanted.set(appointmentKey(read.value), { ...read.value, ...earlier, weekdays })
    } else toDecide.push({ key: row.key, sheet: row.sheet, row: row.row, ...row.shown, reason: read.error })
  }
  const held = new Map(input.current.map((appointment) => [appointmentKey(appointment), appointment]))
  const added = [...wanted].filter(([key]) => !held.has(key)).map(([, appointment]) => appointment)
  const changed = [...wanted].flatMap(([key, appointment]) => changedAppointment(appointment, held.get(key)))
  return { added, changed, toDecide, unchanged: wanted.size - added.length - changed.length }
}

const appointmentKey = ({
  studentId,
  postId,
  windows,
}: Pick<CurrentAppointment, 'studentId' | 'postId' | 'windows'>) =>
  JSON.stringify([studentId, postId, [...windows].sort()])

function changedAppointment(
  wanted: ProposedAppointment,
  held: CurrentAppointment | undefined,
): ChangedAppointment[] {
  if (!held || [...held.weekdays].sort().join() === wanted.weekdays.join()) return []
  return [{ ...wanted, appointmentId: held.id, weekdaysBefore: held.weekdays }]
}

type Read<T> = Result<T, AppointmentReason>

function readAppointment(row: AppointmentRow, input: AppointmentImport): Read<ProposedAppointment> {
  const student = findStudent(row, input)
  if (!student.ok) return student
  const post = findPost(row.post, input.posts)
  if (!post.ok) return post
  const days = daysAt(post.value, row)
  if (!days.ok) return days
  const windows = windowsAt(post.value, row, input)
  if (!windows.ok) return windows
  const { eligibleGrades, name: postName, id: postId } = post.value
  const { classKey, id: studentId, name: studentName } = student.value
  if (!eligibleGrades.includes(gradeIn(classKey.entryYear, input.schoolYearStart)))
    return err({ code: 'grade-not-eligible', post: postName, grades: eligibleGrades })
  const place = { key: row.key, sheet: row.sheet, row: row.row }
  const className = classDisplayName(classKey, input.schoolYearStart)
  return ok({
    ...place,
    studentId,
    studentName,
    className,
    postId,
    postName,
    windows: windows.value,
    weekdays: days.value,
  })
}

function findStudent(
  row: AppointmentRow,
  { students, schoolYearStart }: AppointmentImport,
): Read<RosterStudent> {
  const cells = [row.name, row.class, row.studentNo, row.seat]
  for (const cell of cells) if (!cell.ok) return cell
  if (!row.name.ok || !row.class.ok) return err({ code: 'name-missing' })
  const { value: name } = row.name
  const { value: classKey } = row.class
  const studentNo = row.studentNo.ok ? row.studentNo.value : undefined
  const seat = row.seat.ok ? row.seat.value : undefined
  const named = students.filter(
    (student) =>
      student.active &&
      student.name === name &&
      sameClass(student.classKey, classKey) &&
      (studentNo === undefined || student.studentNo === undefined || student.studentNo === studentNo) &&
      (seat === undefined || student.seat === undefined || student.seat === seat),
  )
  const [student, second] = named
  const className = classDisplayName(classKey, schoolYearStart)
  if (second) return err({ code: 'student-ambiguous', name, className, count: named.length })
  return student ? ok(student) : err({ code: 'student-unknown', name, className })
}

/** 校门礼仪 is 校门礼仪岗; anything else has to be the post's own name. */
function findPost(text: string, posts: readonly PostOffered[]): Read<PostOffered> {
  const bare = (name: string) => foldWidth(name).replace(/\s/gu, '').replace(/岗$/u, '')
  if (!bare(text)) return err({ code: 'post-missing' })
  const post = posts.find(({ name }) => bare(name) === bare(text))
  if (post) return ok(post)
  const near = posts.filter(({ name }) => sharesTwoCharacters(name, text)).map(({ name }) => name)
  return err({ code: 'post-unknown', text, near: near.slice(0, 3) })
}

const sharesTwoCharacters = (name: string, text: string) =>
  [...text].some((character, index, all) => index > 0 && name.includes(`${all[index - 1]}${character}`))

function daysAt(post: PostOffered, { weekdays }: AppointmentRow): Read<readonly number[]> {
  if (!weekdays.ok) return weekdays
  const days = weekdays.value ?? post.weekdays
  if (days.every((day) => post.weekdays.includes(day))) return ok([...days].sort())
  return err({ code: 'weekday-not-of-post', post: post.name, weekdays: post.weekdays })
}

function windowsAt(
  post: PostOffered,
  row: AppointmentRow,
  { windows }: AppointmentImport,
): Read<readonly WindowId[]> {
  if (row.windows.length === 0) return ok(post.windows)
  const named = new Map(windows.map(({ id, name }) => [foldWidth(name), id]))
  const known = windows.map(({ name }) => name)
  const ids: WindowId[] = []
  for (const text of row.windows) {
    const id = named.get(text)
    if (id === undefined) return err({ code: 'window-unknown', text, known })
    if (!post.windows.includes(id))
      return err({ code: 'window-not-of-post', post: post.name, windows: namesOf(post, windows) })
    if (!ids.includes(id)) ids.push(id)
  }
  return ok(ids)
}

const namesOf = (post: PostOffered, windows: AppointmentImport['windows']) =>
  windows.filter(({ id }) => post.windows.includes(id)).map(({ name }) => name)
