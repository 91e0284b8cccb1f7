/** The demo school's classes, children, staff, tablets and appointments, as records. */
import type { RecordBody } from '../../domain/records/record.schema.ts'
import type { Post } from '../../domain/school/school-view.ts'
import { freeSymbols } from '../../domain/school/picture-symbols.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import { namePinyin } from '../import/name-pinyin.ts'
import type { RecordChange } from '../school/change-records.ts'
import type { Dice } from './dice.ts'
import { classNames, inventName } from './names.ts'

export type DemoClass = { id: string; grade: number; number: number; students: string[]; teacher: string }
export type DemoPeople = {
  changes: RecordChange[]
  classes: DemoClass[]
  teachers: string[]
  dutyTeacher: string
  mentor: string
}

const change = (kind: RecordChange['kind'], id: string, body: object): RecordChange => ({
  kind,
  id,
  version: 0,
  body,
})

export type DemoSpan = { schoolYear: number; from: LocalDate; classesPerGrade: number; grades: number }

export function demoPeople(dice: Dice, { schoolYear, from, classesPerGrade, grades }: DemoSpan): DemoPeople {
  const changes: RecordChange[] = []
  const classes: DemoClass[] = []
  for (let grade = 1; grade <= grades; grade += 1) {
    for (let number = 1; number <= classesPerGrade; number += 1) {
      const own = demoClass(dice, classes.length, grade, schoolYear - grade + 1, number, from)
      classes.push({ ...own.made, grade })
      changes.push(...own.changes)
    }
  }
  const others = otherStaff(dice, from)
  return {
    ...others,
    changes: [...changes, ...others.changes],
    classes,
    teachers: classes.map(({ teacher }) => teacher),
  }
}

function demoClass(
  dice: Dice,
  index: number,
  grade: number,
  entryYear: number,
  number: number,
  from: LocalDate,
) {
  const id = `class-${entryYear}-${number}`
  const teacher = `teacher-${entryYear}-${number}`
  const names = classNames(dice, dice.between(39, 45), index)
  const symbols = freeSymbols(new Set(), names.length).sort(() => dice.next() - 0.5)
  const students = names.map((_, seat) => `${id}-${seat + 1}`)
  const since = `${entryYear}-09-01`
  const changes = [
    change('class', id, { entryYear, number }),
    change('staff', teacher, { name: inventName(dice), active: true }),
    change('assignment', `${teacher}-class`, { staff: teacher, role: 'class-teacher', class: id, from }),
    ...names.map((name, seat) =>
      change(
        'student',
        students[seat] ?? '',
        demoStudent(dice, id, name, seat, since, symbols[seat] ?? '太阳', entryYear, number),
      ),
    ),
    change('device', `tablet-${entryYear}-${number}`, {
      name: `${'一二三四五六'[grade - 1] ?? ''}(${number})班平板`,
      use: 'class-tablet',
      class: id,
      state: 'active',
      stateSince: from,
    }),
  ]
  return { made: { id, number, students, teacher }, changes }
}

function demoStudent(
  dice: Dice,
  classId: string,
  name: string,
  seat: number,
  since: LocalDate,
  symbol: string,
  entryYear: number,
  number: number,
): RecordBody<'student'> {
  const consent = dice.weighted({ electronic: 962, paper: 18, pending: 20 })
  const studentNo = `${entryYear}${String(number).padStart(2, '0')}${String(seat + 1).padStart(2, '0')}`
  return {
    name,
    pinyin: namePinyin(name),
    sex: dice.chance(0.48) ? '女' : '男',
    studentNo,
    symbol,
    memberships: [{ class: classId, seat: seat + 1, from: since }],
    consent: classId.endsWith('-2') && seat < 12 ? 'electronic' : consent,
  }
}

function otherStaff(dice: Dice, from: LocalDate) {
  const subject = Array.from({ length: 12 }, (_, index) => `teacher-subject-${index + 1}`)
  const changes = subject.flatMap((id) => [
    change('staff', id, { name: inventName(dice), active: true }),
    change('assignment', `${id}-any`, { staff: id, role: 'subject-teacher', from }),
  ])
  const [dutyTeacher = '', mentor = ''] = subject
  changes.push(
    change('assignment', `${dutyTeacher}-duty`, { staff: dutyTeacher, role: 'duty-teacher', from }),
    change('assignment', `${mentor}-mentor`, {
      staff: mentor,
      role: 'post-mentor',
      posts: ['post-librarian', 'post-gate-greeting'],
      from,
    }),
  )
  return { changes, dutyTeacher, mentor }
}

/** Fills the posts: eligible grades, each child at most one post, weekdays dealt out by rotation group. */
export function demoAppointments(
  dice: Dice,
  posts: readonly Post[],
  classes: readonly DemoClass[],
  from: LocalDate,
): RecordChange[] {
  const free = new Map(classes.map((own) => [own.id, [...own.students].sort(() => dice.next() - 0.5)]))
  // One class has more children at lunch duty than its share, so that a demo tablet is not empty.
  const lunch = classes.find(({ grade, number }) => grade === 3 && number === 2)
  return posts.flatMap((post) => {
    const shown = post.windows.includes('window-lunch') ? lunch : undefined
    const eligible = classes.filter(({ grade }) => post.eligibleGrades.includes(grade))
    return Array.from({ length: post.quota.appointments }, (_, index) => {
      const own =
        index % 2 === 0 && shown && eligible.includes(shown)
          ? shown
          : eligible[index % Math.max(1, eligible.length)]
      const student = own && free.get(own.id)?.pop()
      if (!student) return null
      const group = index % Math.max(1, post.quota.rotationGroups)
      const weekdays = post.weekdays.filter(
        (_day, position) => position % Math.max(1, post.quota.rotationGroups) === group,
      )
      const body = {
        student,
        post: post.id,
        windows: post.windows,
        weekdays: weekdays.length > 0 ? weekdays : post.weekdays,
        from,
      }
      return change('appointment', `ap-${post.id}-${index + 1}`, body)
    }).filter((made) => made !== null)
  })
}
