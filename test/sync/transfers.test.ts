import { expect, test } from 'vitest'
import { substituteDuty } from '../../src/client/commands/arrange-duty.ts'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import { aSchoolOnItsFeet, monday } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

const childThree = (memberships: object[], consent = 'electronic') => ({
  kind: 'student' as const,
  id: 'child-3',
  body: { name: '孩子丙', pinyin: ['hái', 'zi', ''], symbol: 'apple', memberships, consent },
})
const moved = [
  { class: 'class-32', seat: 3, from: '2026-09-01', to: '2026-09-07' },
  { class: 'class-33', seat: 20, from: '2026-09-08' },
]

test('on a transfer the old class keeps its days and the new class gets the child with its earlier facts', async () => {
  const school = await aSchoolOnItsFeet()
  await school.change([
    { kind: 'staff', id: 'teacher-he', body: { name: '何老师', active: true } },
    {
      kind: 'assignment',
      id: 'a-he',
      body: { staff: 'teacher-he', role: 'class-teacher', class: 'class-33', from: '2026-09-01' },
    },
  ])
  const [old, next] = [await school.phone('teacher-li'), await school.phone('teacher-he')]
  for (const phone of [old, next]) await phone.sync()
  await awardPoints(
    { students: ['child-3'], colour: 'green', points: 2, label: '节约用水' },
    await old.work(),
  )
  await old.sync()
  await next.sync()
  expect(next.facts).toHaveLength(0)

  await school.change([childThree(moved)])
  school.clock.advance(86_400)
  await awardPoints({ students: ['child-3'], colour: 'red', points: 1, label: '升旗端正' }, await next.work())
  for (const phone of [next, old, next]) await phone.sync()
  expect(next.folded.totals.get('child-3')).toMatchObject({ green: 2, red: 1 })
  expect(old.folded.totals.get('child-3')).toMatchObject({ green: 2, red: 0 })
})

test('when guardians withdraw, the tablet keeps neither the name nor the facts', async () => {
  const school = await aSchoolOnItsFeet()
  const [tablet, phone] = [await school.device('tablet-32'), await school.phone('teacher-li')]
  await phone.sync()
  await awardPoints(
    { students: ['child-3'], colour: 'green', points: 2, label: '节约用水' },
    await phone.work(),
  )
  await phone.sync()
  await tablet.sync()
  expect(tablet.folded.totals.get('child-3')).toMatchObject({ green: 2 })
  await school.change([childThree([{ class: 'class-32', seat: 3, from: '2026-09-01' }], 'paper')])
  await tablet.sync()
  expect(await storeOf(tablet)).not.toContain('child-3')
})

test('when guardians withdraw a child for whom another stood in, the tablet of the other’s new class drops it too', async () => {
  const school = await aSchoolOnItsFeet()
  await school.change([
    {
      kind: 'device',
      id: 'tablet-33',
      body: {
        name: '三(3)班平板',
        use: 'class-tablet',
        class: 'class-33',
        state: 'active',
        stateSince: '2026-09-01',
      },
    },
  ])
  const [phone, tablet] = [await school.phone('teacher-li'), await school.device('tablet-33')]
  await phone.sync()
  const duty = { post: 'post-gate-greeting', window: 'window-morning', schoolDay: monday }
  await substituteDuty({ ...duty, student: 'child-3', absent: 'child-1' }, await phone.work())
  await phone.sync()
  school.clock.advance(86_400)
  await school.change([childThree(moved)])
  await tablet.sync()
  expect(await storeOf(tablet)).toContain('"child-1"')
  await school.change([
    { ...childThree([{ class: 'class-32', from: '2026-09-01' }], 'paper'), id: 'child-1' },
  ])
  await tablet.sync()
  expect(await storeOf(tablet)).not.toContain('"child-1"')
})

/** All that the device keeps, as one text to be looked through. */
const storeOf = async ({ db }: TestDevice) =>
  JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())))
