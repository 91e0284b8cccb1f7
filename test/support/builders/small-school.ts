/**
 * A school that has everything once: two classes, every role, every kind of device, posts, places. Tests that ask
 * who may do what begin here and change a row or two.
 */
import type { RecordRow } from '../../../src/domain/records/record.schema.ts'
import { SchoolView } from '../../../src/domain/school/school-view.ts'
import { theActivityLife } from './activity-life.ts'
import { aClassOf, aStudent, aTeacher, childOf } from './people.ts'
import {
  aBoard,
  aCard,
  anAppointment,
  aPlace,
  aPlaceTablet,
  aPost,
  aPreset,
  aTablet,
} from './posts-and-places.ts'
import { aRow, type Rows, rowsOf } from './rows.ts'
import { emptySchool } from './school.ts'
import { theServiceLife } from './service-life.ts'

export const ownClass = 'class-2024-2'
export const otherClass = 'class-2023-1'
/** A child of the own class, due at the library in the morning; and one of the other class, due at the canteen. */
export const ownChild = childOf(ownClass, 1)
export const otherChild = childOf(otherClass, 1)
export const paperChild = 'child-on-paper'
export const pendingChild = 'child-pending'

const people = (): RecordRow[] => [
  ...aClassOf(3, ownClass),
  ...aClassOf(2, otherClass),
  aStudent(paperChild, { class: ownClass, seat: 4, consent: 'paper' }),
  aStudent(pendingChild, { class: otherClass, seat: 5, consent: 'pending' }),
  ...aTeacher('teacher-lin', 'class-teacher', { class: ownClass }),
  ...aTeacher('teacher-gao', 'class-teacher', { class: otherClass }),
  ...aTeacher('teacher-mei', 'subject-teacher'),
  ...aTeacher('teacher-duan', 'duty-teacher'),
  ...aTeacher('teacher-pu', 'post-mentor', { posts: ['post-library'] }),
  ...aTeacher('teacher-luo', 'programme-lead'),
  ...aTeacher('teacher-ai', 'school-admin'),
  ...aTeacher('teacher-peng', 'principal'),
]

const things = (): RecordRow[] => [
  aRow('department', 'department-letters', { name: '书香部' }),
  aRow('colour', 'green', { name: '绿色环保', meaning: '爱家乡' }),
  aPost('post-library', {
    department: 'department-letters',
    training: [{ item: 'training-books', from: '2026-12-01' }],
  }),
  aPost('post-canteen', { name: '食堂', colour: 'yellow' }),
  anAppointment(ownChild, 'post-library'),
  anAppointment(otherChild, 'post-canteen'),
  anAppointment(paperChild, 'post-library'),
  aPlace('place-farm'),
  aPlace('place-gallery', { name: '美术馆', colour: 'red' }),
  aPlace('place-museum', {
    name: '纪念馆',
    onCampus: false,
    colour: 'red',
    repeat: 'once-per-term',
    opening: { byTripOnly: true, weekdays: [6], sessions: [] },
  }),
  aPreset('award-save-water'),
  aTablet('tablet-302', { class: ownClass }),
  aTablet('tablet-401', { class: otherClass }),
  aPlaceTablet('tablet-library', { posts: ['post-library'] }),
  aPlaceTablet('tablet-farm', { place: 'place-farm' }),
  aBoard('board-hall'),
  ...theServiceLife(),
  ...theActivityLife(),
  aPreset('award-of-mei', { label: '读书', owner: 'teacher-mei' }),
  aPreset('award-of-lin', { label: '读书', owner: 'teacher-lin' }),
  aCard(ownChild, '0123456789ABCDEF'),
  aCard(otherChild, 'FEDCBA9876543210'),
  aCard(paperChild, '0000000000000000'),
]

export const aSmallSchool = (...changes: readonly Rows[]): RecordRow[] =>
  rowsOf(emptySchool(), people(), things(), ...changes)
export const aSmallSchoolView = (...changes: readonly Rows[]): SchoolView =>
  new SchoolView(aSmallSchool(...changes))
