/** The life of a post over the wire: who may serve, what no tablet gets, and a child who is erased from all of it. */
import { expect, test } from 'vitest'
import { checkIn } from '../../src/client/commands/check-in.ts'
import { type Draft, writeFacts } from '../../src/client/commands/write-facts.ts'
import { aSchoolOnItsFeet, monday, type SchoolOnItsFeet } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

const gate = 'post-gate-greeting'
const item = 'training-greeting'

async function aSchoolThatAsks(): Promise<SchoolOnItsFeet> {
  const school = await aSchoolOnItsFeet()
  const { view } = await school.services.views.now(school.services.database.read, school.school)
  const { id: _id, ...post } = view.all('post').get(gate) ?? {}
  await school.change([
    { kind: 'training-item', id: item, body: { name: '站姿与问候', content: [], validFor: 'term' } },
    { kind: 'post', id: gate, body: { ...post, training: [{ item, from: '2026-09-01' }] } },
    {
      kind: 'appointment',
      id: 'ap-2',
      body: {
        student: 'child-2',
        post: gate,
        windows: ['window-morning'],
        weekdays: [1],
        from: '2026-09-01',
      },
    },
  ])
  return school
}

const arrive = async (student: string, tablet: TestDevice) =>
  checkIn(
    { student, post: gate, window: 'window-morning', day: monday, via: 'tile', clockDoubted: false },
    await tablet.work(),
  )
const write = async (device: TestDevice, ...drafts: Draft[]) => writeFacts(await device.work(), drafts)
const trained = (student: string): Draft => ({
  type: 'training.attended.v1',
  body: { student, item, session: null, schoolDay: monday, passed: true },
})
const pointsOf = (device: TestDevice, student: string) => device.folded.totals.get(student)?.blue ?? 0

test('a check-in without the training is kept without points, with it it counts, on every device', async () => {
  const school = await aSchoolThatAsks()
  const [tablet, lead, teacher] = [
    await school.device('tablet-32'),
    await school.phone(school.ids.lead),
    await school.phone('teacher-li'),
  ]
  for (const device of [tablet, lead, teacher]) await device.sync()
  await write(lead, trained('child-1'))
  await lead.sync()
  await arrive('child-1', tablet)
  await arrive('child-2', tablet)
  for (const device of [tablet, lead, teacher]) expect((await device.sync()).kind).toBe('done')
  for (const device of [tablet, lead, teacher]) {
    expect([pointsOf(device, 'child-1'), pointsOf(device, 'child-2')]).toEqual([1, 0])
    expect([...device.folded.claims.values()].map(({ reason }) => reason).sort()).toEqual([
      'counted',
      'not-due',
    ])
  }

  // 补训 does not change what was; an adult who has looked says that it counts.
  await write(lead, trained('child-2'))
  const fact = [...teacher.folded.claims.values()].find(({ student }) => student === 'child-2')?.fact ?? ''
  const settled = {
    target: fact,
    student: 'child-2',
    schoolDay: monday,
    window: 'window-morning',
    counts: true,
  }
  await lead.sync()
  await teacher.sync()
  expect(pointsOf(teacher, 'child-2')).toBe(0)
  await write(teacher, { type: 'time.settled.v1', body: settled })
  for (const device of [teacher, tablet, lead]) await device.sync()
  for (const device of [tablet, lead, teacher]) expect(pointsOf(device, 'child-2')).toBe(1)
})

const gone = 'child-3'
const named = (text: string) => text.includes(`"${gone}"`) || text.includes('孩子丙')

async function tablesNaming({ services }: SchoolOnItsFeet): Promise<string[]> {
  const found: string[] = []
  for (const table of ['fact', 'receipt', 'record', 'record_history'] as const) {
    const rows = (await services.database.read.selectFrom(table).selectAll().execute()) as Array<
      Partial<{ kind: string; id: string; body: string | null }>
    >
    const left = rows.filter(({ id, kind, body }) => id !== gone || (kind !== 'erased' && body !== null))
    if (named(JSON.stringify(left).replaceAll('\\"', '"'))) found.push(table)
  }
  return found
}
const storeOf = async (device: TestDevice) =>
  JSON.stringify([await device.db.ledger.toArray(), await device.db.records.toArray()])

test('what adults and children say of a child reaches no tablet, and goes with the child by law', async () => {
  const school = await aSchoolThatAsks()
  const lead = await school.phone(school.ids.lead)
  const [tablet, gateTablet] = [await school.device('tablet-32'), await school.device('tablet-gate')]
  await school.change([
    {
      kind: 'round',
      id: 'round-1',
      body: {
        ...{ name: '上半学期', opens: '2026-09-01', closes: '2026-09-30', noticeDays: 3 },
        ...{ office: { from: '2026-10-01', to: '2026-11-06' }, posts: [{ post: gate, seats: 2 }] },
      },
    },
    {
      kind: 'notice',
      id: 'notice-1',
      body: {
        ...{ kind: 'appointments', title: '公示', from: '2026-09-07', to: '2026-09-09', onBoard: true },
        lines: ['child-1', gone].map((student) => ({
          student,
          class: '三(2)班',
          name: student === gone ? '孩子丙' : '孩子甲',
        })),
      },
    },
    {
      kind: 'arrangement',
      id: 'round-1',
      body: {
        ...{ round: 'round-1', seed: 1, pairs: [['child-1', gone]], state: 'noticed', notice: 'notice-1' },
        placements: ['child-1', gone].map((student) => ({ student, post: gate, by: 'proposal' })),
      },
    },
    {
      kind: 'honour',
      id: 'honour-1',
      body: { student: gone, name: '岗位之星', term: 'term-2026-1', reason: '认真', decidedOn: monday },
    },
  ])
  await school.change([
    {
      kind: 'arrangement',
      id: 'round-1',
      body: {
        round: 'round-1',
        seed: 2,
        pairs: [],
        placements: [{ student: gone, post: gate, by: 'hand' }],
        state: 'draft',
      },
    },
  ])
  for (const device of [lead, tablet, gateTablet]) await device.sync()
  await write(tablet, {
    type: 'word.written.v1',
    body: { student: 'child-1', writer: gone, kind: 'thanks', post: gate, text: '谢谢你每次都准时来' },
  })
  await write(tablet, {
    type: 'application.made.v1',
    body: { student: gone, round: 'round-1', wishes: [gate], reasons: [], note: '我想试试' },
  })
  await tablet.sync()
  await lead.sync()
  const written = lead.facts.find(({ fact }) => fact.type === 'word.written.v1')
  await write(
    lead,
    {
      type: 'word.countersigned.v1',
      body: { target: written?.fact.id ?? '', student: 'child-1', keep: true },
    },
    {
      type: 'objection.noted.v1',
      body: { notice: 'notice-1', student: gone, note: '只给大人看' },
    },
    {
      type: 'application.noted.v1',
      body: {
        student: gone,
        round: 'round-1',
        kind: 'word',
        post: null,
        recommended: true,
        note: '只给大人看',
      },
    },
  )
  for (const device of [lead, tablet, gateTablet]) expect((await device.sync()).kind).toBe('done')
  expect(lead.folded.serviceLife).toHaveLength(5)
  for (const device of [tablet, gateTablet]) {
    expect(await storeOf(device)).not.toContain('只给大人看')
    expect(await storeOf(device)).not.toContain('word.countersigned')
  }
  expect(await tablesNaming(school)).toEqual(['fact', 'record', 'record_history'])

  const answer = await school.lead.send('POST', `students/${gone}/erase`, { name: '孩子丙' })
  expect(answer.status).toBe(204)
  expect(await tablesNaming(school)).toEqual([])
  for (const device of [lead, tablet, gateTablet]) await device.sync()
  for (const device of [lead, tablet]) {
    const { own, ledger, records } = device.db
    const rows = [await own.toArray(), await ledger.toArray(), await records.toArray()].flat() as object[]
    const left = rows.filter((row) => !('kind' in row && row.kind === 'erased'))
    expect(named(JSON.stringify(left))).toBe(false)
  }
  expect(lead.view.all('notice').get('notice-1')?.lines).toMatchObject([{ student: 'child-1' }])
  expect(lead.folded.serviceLife).toHaveLength(0)
})
