import { expect, it } from 'vitest'
import { honoursOfClasses } from '../../../src/domain/posts/class-honours.ts'
import { aClassOf, anHonour, aSchoolView, childOf, tuesday } from '../../support/builders/index.ts'

const [own, other] = ['class-2024-2', 'class-2023-1']
const star = (seat: number, classId = own, more = {}) =>
  anHonour(childOf(classId, seat), { name: '一星章', decidedOn: '2026-09-10', ...more })
const shown = (...honours: ReturnType<typeof anHonour>[]) =>
  honoursOfClasses(
    aSchoolView(aClassOf(4, own), aClassOf(3, other), ...honours),
    new Set([own]),
    tuesday,
  ).map(({ name, honours: found }) => [name, ...found.map(({ student }) => student)])

it('shows a class teacher the children of the own class, in class order, and nobody of another', () => {
  expect(shown(star(3), star(1), star(1, other))).toEqual([['一星章', childOf(own, 1), childOf(own, 3)]])
})

it('shows the latest decision first, and what an earlier term decided no more', () => {
  expect(shown(star(1), anHonour(childOf(own, 2)))).toEqual([
    ['岗位之星', childOf(own, 2)],
    ['一星章', childOf(own, 1)],
  ])
  expect(shown(star(1, own, { term: 'term-2025-2' }))).toEqual([])
})
