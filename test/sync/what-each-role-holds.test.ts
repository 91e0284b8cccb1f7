import { beforeEach, describe, expect, test } from 'vitest'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import { checkIn } from '../../src/client/commands/check-in.ts'
import { giveStamps } from '../../src/client/commands/stamps.ts'
import { aSchoolOnItsFeet, monday, type SchoolOnItsFeet } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

/**
 * Any teacher reads any child's card in a corridor, without a network: so each phone knows the cards of the children
 * who may be recorded, and a class tablet those of its class.
 *
 * The whole store of each role's device, after a day with every kind of row, looked through for what must not be
 * there. The expectations are written out, not computed with the policy they test.
 */

const from = '2026-09-01'
const staff = (id: string, role: string, more: object = {}) => [
  { kind: 'staff' as const, id, body: { name: '某老师', active: true } },
  { kind: 'assignment' as const, id: `as-${id}`, body: { staff: id, role, from, ...more } },
]

async function aBusyDay(): Promise<SchoolOnItsFeet> {
  const school = await aSchoolOnItsFeet()
  await school.change([
    ...staff('duty-he', 'duty-teacher'),
    ...staff('mentor-xu', 'post-mentor', { posts: ['post-gate-greeting'] }),
    ...staff('principal-gao', 'principal'),
    {
      kind: 'device',
      id: 'tablet-library',
      body: {
        name: '图书馆',
        use: 'place-tablet',
        place: 'place-library',
        state: 'active',
        stateSince: from,
      },
    },
    {
      kind: 'student',
      id: 'child-paper',
      body: {
        name: '纸质同学',
        pinyin: [],
        symbol: '太阳',
        studentNo: '20240299',
        sex: '女',
        memberships: [{ class: 'class-32', seat: 40, from }],
        consent: 'paper',
      },
    },
    { kind: 'card', id: 'card-1', body: { student: 'child-1', code: '0123456789ABCDEF', issued: from } },
    {
      kind: 'card',
      id: 'card-other',
      body: { student: 'child-other', code: 'FEDCBA9876543210', issued: from },
    },
  ])
  const [tablet, teacher, other] = [
    await school.device('tablet-32'),
    await school.phone('teacher-li'),
    await school.phone('teacher-wu'),
  ]
  for (const device of [tablet, teacher, other]) await device.sync()
  const gate = {
    post: 'post-gate-greeting',
    window: 'window-morning',
    day: monday,
    via: 'tile' as const,
    clockDoubted: false,
  }
  await checkIn({ student: 'child-1', ...gate }, await tablet.work())
  await awardPoints(
    { students: ['child-2'], colour: 'red', points: 4, label: '升旗端正', note: '秘密的话' },
    await teacher.work(),
  )
  await awardPoints(
    { students: ['child-other'], colour: 'red', points: 1, label: '升旗端正' },
    await other.work(),
  )
  await giveStamps([{ student: 'child-3', place: 'place-library', day: monday }], await teacher.work())
  for (const device of [tablet, teacher, other]) await device.sync()
  return school
}

const everything = async (device: TestDevice) =>
  JSON.stringify(await Promise.all(device.db.tables.map((table) => table.toArray())))

const summary = async (device: TestDevice) => ({
  children: [...device.view.students.keys()].sort(),
  facts: device.facts.map(({ fact }) => ('student' in fact.body ? fact.body.student : '')).sort(),
  cards: device.view.cards.map(({ id }) => id),
  devices: device.view.devices.size,
  appointments: device.view.appointments.length,
})

const twelve = Array.from({ length: 12 }, (_, index) => `child-${index + 1}`).sort()
const electronic = [...twelve, 'child-other'].sort()

type Expected = Awaited<ReturnType<typeof summary>> & { never: string[] }
const table: Record<string, ['device' | 'staff', Expected]> = {
  'tablet-32': [
    'device',
    {
      children: twelve,
      facts: ['child-1', 'child-2', 'child-3'],
      cards: ['card-1'],
      devices: 1,
      appointments: 1,
      never: ['child-other', 'child-paper', '秘密的话', 'studentNo', 'FEDCBA'],
    },
  ],
  'tablet-gate': [
    'device',
    {
      children: ['child-1'],
      facts: ['child-1'],
      cards: ['card-1'],
      devices: 1,
      appointments: 1,
      never: ['child-2', 'child-other', 'child-paper', '秘密的话'],
    },
  ],
  'tablet-library': [
    'device',
    {
      children: electronic,
      facts: ['child-3'],
      cards: ['card-1', 'card-other'],
      devices: 1,
      appointments: 0,
      never: ['child-paper', '秘密的话', 'studentNo'],
    },
  ],
  'teacher-li': [
    'staff',
    {
      children: [...electronic, 'child-paper'].sort(),
      facts: ['child-1', 'child-2', 'child-3'],
      cards: ['card-1', 'card-other'],
      devices: 0,
      appointments: 1,
      never: [],
    },
  ],
  'teacher-wu': [
    'staff',
    {
      children: electronic,
      facts: ['child-other'],
      cards: ['card-1', 'card-other'],
      devices: 0,
      appointments: 0,
      never: ['child-paper', '秘密的话', 'studentNo'],
    },
  ],
  'duty-he': [
    'staff',
    {
      children: electronic,
      facts: ['child-1'],
      cards: ['card-1', 'card-other'],
      devices: 0,
      appointments: 1,
      never: ['child-paper', '秘密的话', 'studentNo'],
    },
  ],
  'mentor-xu': [
    'staff',
    {
      children: electronic,
      facts: ['child-1'],
      cards: ['card-1', 'card-other'],
      devices: 0,
      appointments: 1,
      never: ['child-paper', '秘密的话', 'studentNo'],
    },
  ],
  'principal-gao': [
    'staff',
    {
      children: [],
      facts: [],
      cards: [],
      devices: 0,
      appointments: 0,
      never: ['child-1', 'child-other', 'child-paper', '秘密的话'],
    },
  ],
}

describe('what each role holds after a busy day', () => {
  let school: SchoolOnItsFeet
  beforeEach(async () => {
    school = await aBusyDay()
  })

  test.each(Object.entries(table))('%s', async (id, [kind, { never, ...expected }]) => {
    const device = await (kind === 'device' ? school.device(id) : school.phone(id))
    await device.sync()
    expect(await summary(device)).toEqual(expected)
    const stored = await everything(device)
    expect(never.filter((text) => stored.includes(text))).toEqual([])
  })

  test('the lead holds the school; the administrator the roster and the devices, and no fact', async () => {
    const lead = await school.phone(school.ids.lead)
    const admin = await school.phone(school.ids.admin)
    for (const device of [lead, admin]) await device.sync()
    expect(await summary(lead)).toMatchObject({
      children: [...electronic, 'child-paper'].sort(),
      facts: ['child-1', 'child-2', 'child-3', 'child-other'],
      devices: 3,
    })
    expect(await summary(admin)).toMatchObject({
      children: [...electronic, 'child-paper'].sort(),
      facts: [],
      devices: 3,
    })
    expect(await everything(admin)).not.toContain('秘密的话')
  })

  test('an unpaired tablet gets nothing and loses what it had, its own unsent facts arrive in quarantine', async () => {
    const tablet = await school.device('tablet-32')
    await tablet.sync()
    await checkIn(
      {
        student: 'child-1',
        post: 'post-gate-greeting',
        window: 'window-morning',
        day: monday,
        via: 'tile',
        clockDoubted: false,
      },
      await tablet.work(),
    )
    const { send } = school.lead
    expect((await send('POST', 'devices/tablet-32/unpair', {})).status).toBe(204)
    await tablet.sync()
    expect(tablet.view.students.size).toBe(0)
    expect(await tablet.db.answers.toArray()).toMatchObject([
      { exception: { verdict: 'quarantined', code: 'device-unpaired' } },
    ])
  })
})

test('another login in the same browser: the first person’s facts wait for their own cookie, none is refused', async () => {
  const school = await aSchoolOnItsFeet()
  const [li, wu] = [await school.phone('teacher-li'), await school.phone('teacher-wu')]
  await li.sync()
  await awardPoints({ students: ['child-1'], colour: 'red', points: 1, label: '升旗端正' }, await li.work())
  const own = { ...li.browser.cookies }
  Object.assign(li.browser.cookies, wu.browser.cookies)
  expect(await li.sync()).toEqual({ kind: 'problem', error: 'unauthenticated' })
  expect(await li.unsent()).toBe(1)
  Object.assign(li.browser.cookies, own)
  expect((await li.sync()).kind).toBe('done')
  expect(await li.unsent()).toBe(0)
})
