/** Children with their classes, and staff with what they are assigned to. All names are invented. */
import type { RecordBody, RecordRow } from '../../../src/domain/records/record.schema.ts'
import type { Role } from '../../../src/domain/school/school-view.ts'
import { aRow } from './rows.ts'

const surnames = ['林', '陈', '曾', '单', '仇', '解', '盖', '乐', '周', '许']
const givenNames = ['小树', '一诺', '乐', '知秋', '远', '安然', '书航']

export const aClass = (id: string, changes: Partial<RecordBody<'class'>> = {}) => {
  const [, entryYear = '2024', number = '1'] = id.split('-')
  return aRow('class', id, { entryYear: Number(entryYear), number: Number(number), ...changes })
}

/** child-2024-2-07 sits on seat 7 of class-2024-2. */
export const childOf = (classId: string, seat: number) =>
  `${classId.replace('class', 'child')}-${String(seat).padStart(2, '0')}`

type Membership = RecordBody<'student'>['memberships'][number]
type StudentChanges = Omit<Partial<RecordBody<'student'>>, 'memberships'> & {
  class?: string
  seat?: number
  /** In the place of a single membership of `class` since the school year began. */
  memberships?: Membership[]
}

export function aStudent(id: string, changes: StudentChanges = {}): RecordRow<'student'> {
  const { class: classId = 'class-2024-2', seat = 1, memberships, ...rest } = changes
  const name = `${surnames[seat % surnames.length]}${givenNames[seat % givenNames.length]}`
  return aRow('student', id, {
    name,
    pinyin: [...name].map(() => 'xiǎo'),
    sex: seat % 2 === 0 ? '女' : '男',
    studentNo: `2024${String(seat).padStart(4, '0')}`,
    symbol: `symbol-${seat}`,
    consent: 'electronic',
    ...rest,
    memberships: memberships ?? [{ class: classId, seat, from: '2026-08-28' }],
  })
}

/** A class with so many children on electronic record, in seat order. */
export const aClassOf = (count: number, classId = 'class-2024-2'): RecordRow[] => [
  aClass(classId),
  ...Array.from({ length: count }, (_, index) =>
    aStudent(childOf(classId, index + 1), { class: classId, seat: index + 1 }),
  ),
]

type AssignmentChanges = Omit<Partial<RecordBody<'assignment'>>, 'staff' | 'role'>

/** A staff member with one assignment; without a role, a staff member with none. */
export function aTeacher(
  id: string,
  role?: Role,
  changes: AssignmentChanges & { active?: boolean } = {},
): RecordRow[] {
  const { active = true, ...rest } = changes
  const staff = aRow('staff', id, { name: '林老师', active })
  return role ? [staff, anAssignment(id, role, rest)] : [staff]
}

export const anAssignment = (staff: string, role: Role, changes: AssignmentChanges = {}) =>
  aRow('assignment', `${staff}-${role}${changes.class ? `-${changes.class}` : ''}`, {
    staff,
    role,
    from: '2026-08-16',
    ...changes,
  })
