import { expect, test } from 'vitest'
import { awardPoints } from '../../../src/client/commands/award-points.ts'
import { revokeFacts } from '../../../src/client/commands/revoke-facts.ts'
import type { BoardFigures } from '../../../src/domain/board/board-figures.ts'
import { aSchoolOnItsFeet, studentIds } from '../../support/school-day.ts'
import type { TestDevice } from '../../support/test-device.ts'

const from = '2026-09-01'
const aBoard = (id: string, own: object = {}) => ({
  ...({ kind: 'device', id } as const),
  body: { name: '大厅屏', use: 'board', state: 'active', stateSince: from, ...own },
})

async function aSchoolWithBoards() {
  const school = await aSchoolOnItsFeet()
  await school.change([
    aBoard('board-hall'),
    aBoard('board-32', { class: 'class-32' }),
    aBoard('board-33', { class: 'class-33' }),
  ])
  return school
}
async function figuresOf(board: TestDevice): Promise<BoardFigures> {
  const answer = await board.browser.send('GET', 'board', undefined, {
    headers: { 'x-shanzhen-as': 'device' },
  })
  expect(answer.status).toBe(200)
  return answer.body as BoardFigures
}

test('a board shows a new award after its commit, and no more of it once it is taken back', async () => {
  const school = await aSchoolWithBoards()
  const [hall, own, other] = [
    await school.device('board-hall'),
    await school.device('board-32'),
    await school.device('board-33'),
  ]
  expect((await figuresOf(hall)).points?.green).toBe(0)

  const phone = await school.phone('teacher-li')
  await phone.sync()
  const given = await awardPoints(
    { students: studentIds, colour: 'green', points: 2, label: '节约用水' },
    await phone.work(),
  )
  await phone.sync()
  expect((await figuresOf(hall)).points?.green).toBe(24)
  expect((await figuresOf(own)).points?.green).toBe(24)
  // One child alone is no group: the other class has nothing to show.
  expect((await figuresOf(other)).points).toBeNull()

  await revokeFacts(given.ok ? given.value.facts.slice(0, 1) : [], '记错了', await phone.work())
  await phone.sync()
  expect((await figuresOf(hall)).points?.green).toBe(22)
})

test('a board holds no child and no fact about one, and nobody but a board reads its sums', async () => {
  const school = await aSchoolWithBoards()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  await awardPoints(
    { students: studentIds, colour: 'green', points: 2, label: '节约用水' },
    await phone.work(),
  )
  await phone.sync()
  for (const id of ['board-hall', 'board-32']) {
    const board = await school.device(id)
    await board.sync()
    const kinds = new Set((await board.db.records.toArray()).map(({ kind }) => kind))
    for (const kind of ['student', 'appointment', 'card', 'staff', 'held', 'honour'] as const)
      expect(kinds.has(kind)).toBe(false)
    expect(await board.db.ledger.count()).toBe(0)
    expect(await board.db.segments.count()).toBe(0)
    expect(JSON.stringify(await figuresOf(board))).not.toContain('孩子')
  }
  const answer = await phone.browser.send('GET', 'board', undefined, {
    headers: { 'x-shanzhen-as': 'staff' },
  })
  expect(answer.status).toBe(403)
})

test('the sums are those of now when many boards ask while facts come', async () => {
  const school = await aSchoolWithBoards()
  const phone = await school.phone('teacher-li')
  const boards = await Promise.all(['board-hall', 'board-32'].map((id) => school.device(id)))
  await phone.sync()
  const asked = []
  for (const points of [1, 2, 3]) {
    await awardPoints({ students: studentIds, colour: 'red', points, label: '升旗端正' }, await phone.work())
    await phone.sync()
    asked.push(...boards.map(figuresOf))
  }
  await Promise.all(asked)
  expect((await figuresOf(boards[0] as TestDevice)).points?.red).toBe(72)
})
