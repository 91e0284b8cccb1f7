import { expect, it } from 'vitest'
import { groupsOf, membersOf, type SavedGroup } from '../../../src/domain/groups/members.ts'
import { SchoolView } from '../../../src/domain/school/school-view.ts'
import { recordWithout } from '../../../src/domain/records/erasure.ts'
import {
  aClassOf,
  aStudent,
  childOf,
  monday,
  otherClass,
  ownClass,
  rowsOf,
  tuesday,
} from '../../support/builders/index.ts'

const choir: SavedGroup = {
  id: 'group-choir',
  name: '合唱队',
  owner: 'teacher-mei',
  students: [childOf(ownClass, 1), childOf(otherClass, 2), 'moved', 'left', 'paper', 'erased'],
}
const view = new SchoolView(
  rowsOf(
    ...aClassOf(3, ownClass),
    ...aClassOf(3, otherClass),
    aStudent('moved', {
      memberships: [
        { class: ownClass, from: '2024-09-01', to: monday },
        { class: otherClass, from: tuesday },
      ],
    }),
    aStudent('left', { memberships: [{ class: ownClass, from: '2024-09-01', to: monday }] }),
    aStudent('paper', { memberships: [{ class: ownClass, from: '2024-09-01' }], consent: 'paper' }),
  ),
)

it('a group has children of several classes, also one who changed class since', () => {
  expect(membersOf(view, choir, tuesday).map(({ id }) => id)).toEqual([
    childOf(ownClass, 1),
    childOf(otherClass, 2),
    'moved',
  ])
})

it('a child who is erased leaves the group, and nobody else', () => {
  const left = recordWithout('saved-group', choir, 'moved')
  expect(left?.students).toEqual(choir.students.filter((id) => id !== 'moved'))
})

it('a teacher uses the own groups alone', () => {
  expect(groupsOf(view, 'teacher-mei')).toEqual([])
})
