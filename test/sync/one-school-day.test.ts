import { describe, expect, test } from 'vitest'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import { checkIn } from '../../src/client/commands/check-in.ts'
import { revokeFacts } from '../../src/client/commands/revoke-facts.ts'
import { giveStamps, requestStamp } from '../../src/client/commands/stamps.ts'
import type { Workplace } from '../../src/client/commands/workplace.ts'
import { foldFacts } from '../../src/domain/facts/fold.ts'
import { readMeta } from '../../src/client/db/database.ts'
import { ledgerFactOf } from '../../src/server/db/facts.ts'
import { aSchoolOnItsFeet, monday, type SchoolOnItsFeet, studentIds } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

const gate = 'post-gate-greeting'
const arrive = (
  student: string,
  work: Workplace,
  more: { clockDoubted?: boolean; window?: string | null } = {},
) =>
  checkIn(
    { student, post: gate, window: 'window-morning', day: monday, via: 'tile', clockDoubted: false, ...more },
    work,
  )

/** The server's own fold over everything it has committed. */
async function serverFold({ services, school }: SchoolOnItsFeet) {
  const rows = await services.database.read
    .selectFrom('fact')
    .selectAll()
    .where('school', '=', school)
    .execute()
  const { view } = await services.views.now(services.database.read, school)
  return foldFacts(rows.map(ledgerFactOf), view.foldRules)
}

const totals = (folded: { totals: ReadonlyMap<string, object> }) =>
  Object.fromEntries([...folded.totals].sort(([a], [b]) => (a < b ? -1 : 1)))

describe('one school day', () => {
  test('duty, a take-back, an award to twelve and an undo agree everywhere after the network returns', async () => {
    const school = await aSchoolOnItsFeet()
    const tablet = await school.device('tablet-32')
    const phone = await school.phone('teacher-li')
    await tablet.sync()
    await phone.sync()
    tablet.network = phone.network = 'down'

    const wrong = await arrive('child-2', await tablet.work())
    await revokeFacts(wrong.ok ? wrong.value.facts : [], undefined, await tablet.work())
    await arrive('child-2', await tablet.work())
    await arrive('child-1', await tablet.work())
    await requestStamp('child-3', 'place-library', await tablet.work())
    const twelve = await awardPoints(
      { students: studentIds, colour: 'green', points: 2, label: '节约用水' },
      await phone.work(),
    )
    const undone = await awardPoints(
      { students: ['child-5'], colour: 'red', points: 1, label: '升旗端正' },
      await phone.work(),
    )
    await revokeFacts(undone.ok ? undone.value.facts : [], undefined, await phone.work())
    expect([twelve.ok, undone.ok]).toEqual([true, true])
    await tablet.look()
    expect(tablet.folded.totals.get('child-1')).toMatchObject({ blue: 1 })
    expect(await tablet.unsent()).toBe(5)

    tablet.network = phone.network = 'lose-reply'
    await tablet.sync()
    await phone.sync()
    tablet.network = phone.network = 'up'
    for (const device of [tablet, phone, tablet, phone]) expect((await device.sync()).kind).toBe('done')

    const server = await serverFold(school)
    expect(totals(tablet.folded)).toEqual(totals(server))
    expect(totals(phone.folded)).toEqual(totals(server))
    expect(server.totals.get('child-1')).toMatchObject({ blue: 1, green: 2 })
    expect(server.totals.get('child-5')).toMatchObject({ green: 2, red: 0 })
    expect([...server.claims.keys()].sort()).toEqual([
      `duty|${gate}|window-morning|${monday}|child-1`,
      `duty|${gate}|window-morning|${monday}|child-2`,
    ])
    expect(await tablet.unsent()).toBe(0)
    expect(phone.folded.openRequests).toHaveLength(1)
  })

  test('an unplanned helper is kept without points until an adult has looked', async () => {
    const school = await aSchoolOnItsFeet()
    const tablet = await school.device('tablet-32')
    await tablet.sync()
    await arrive('child-2', await tablet.work())
    await tablet.sync()
    const server = await serverFold(school)
    expect(server.entries).toMatchObject([{ student: 'child-2', counted: 0, reason: 'not-due' }])
  })

  test('two tablets check the same child in offline, one with its clock a day wrong: counted once', async () => {
    const school = await aSchoolOnItsFeet()
    const tablets = [await school.device('tablet-32'), await school.device('tablet-gate')] as const
    tablets[1].clockError = -86_400
    for (const tablet of tablets) await tablet.sync()
    for (const tablet of tablets) tablet.network = 'down'
    for (const tablet of tablets) expect((await arrive('child-1', await tablet.work())).ok).toBe(true)
    school.clock.advance(3600)
    for (const tablet of tablets) tablet.network = 'up'
    for (const tablet of [...tablets, ...tablets]) await tablet.sync()
    const server = await serverFold(school)
    expect(server.claims.size).toBe(1)
    expect([...server.claims.values()][0]?.witnesses).toHaveLength(1)
    expect(server.totals.get('child-1')).toMatchObject({ blue: 1 })
    for (const tablet of tablets) expect(tablet.folded.totals.get('child-1')).toMatchObject({ blue: 1 })
  })

  test('a child who has left meanwhile: that one fact is refused, eleven stand, the reason is with the teacher', async () => {
    const school = await aSchoolOnItsFeet()
    const phone = await school.phone('teacher-li')
    await phone.sync()
    phone.network = 'down'
    await school.change([
      {
        kind: 'student',
        id: 'child-7',
        body: {
          name: '孩子庚',
          pinyin: ['hái', 'zi', ''],
          symbol: 'apple',
          memberships: [{ class: 'class-32', seat: 7, from: '2026-09-01', to: '2026-09-04' }],
          consent: 'electronic',
        },
      },
    ])
    await awardPoints(
      { students: studentIds, colour: 'green', points: 2, label: '节约用水' },
      await phone.work(),
    )
    phone.network = 'up'
    await phone.sync()
    expect(phone.folded.entries).toHaveLength(11)
    const answers = await phone.db.answers.toArray()
    expect(answers).toMatchObject([{ exception: { verdict: 'refused', code: 'student-left' } }])
    expect([...phone.view.held]).toMatchObject([{ code: 'student-left', student: 'child-7' }])
    expect((await serverFold(school)).entries).toHaveLength(11)
  })

  test('a point rule changed at 7:50 does not touch what a tablet wrote at 8:00 without having seen it', async () => {
    const school = await aSchoolOnItsFeet()
    const tablet = await school.device('tablet-32')
    await tablet.sync()
    tablet.network = 'down'
    const post = [...tablet.view.posts.values()].find(({ id }) => id === gate)
    if (!post) throw new Error('the starter content has a gate post')
    const { id: _id, ...body } = post
    await school.change([
      { kind: 'post', id: gate, body: { ...body, points: [{ from: '2026-09-01', value: 3 }] } },
    ])
    school.clock.advance(120)
    await arrive('child-1', await tablet.work())
    tablet.network = 'up'
    await tablet.sync()
    expect((await serverFold(school)).totals.get('child-1')).toMatchObject({ blue: 1 })
    expect(tablet.view.pointsForDuty(gate, monday)).toBe(3)
  })

  test('a request that arrives twice counts once', async () => {
    const school = await aSchoolOnItsFeet()
    const phone = await school.phone('teacher-li')
    await phone.sync()
    await awardPoints(
      { students: ['child-1'], colour: 'red', points: 3, label: '升旗端正' },
      await phone.work(),
    )
    phone.network = 'twice'
    await phone.sync()
    expect((await serverFold(school)).totals.get('child-1')).toMatchObject({ red: 3 })
    expect(await phone.unsent()).toBe(0)
  })

  test('a stamp asked for at the tablet and confirmed by the teacher appears at the tablet', async () => {
    const school = await aSchoolOnItsFeet()
    const [tablet, phone] = [await school.device('tablet-32'), await school.phone('teacher-li')]
    for (const device of [tablet, phone]) await device.sync()
    await requestStamp('child-3', 'place-library', await tablet.work())
    await tablet.sync()
    await phone.sync()
    const [request] = phone.folded.openRequests
    expect(request?.fact.body).toMatchObject({ student: 'child-3' })
    await giveStamps(
      [{ student: 'child-3', place: 'place-library', day: monday, request: request?.fact.id ?? '' }],
      await phone.work(),
    )
    await phone.sync()
    await tablet.sync()
    expect([...tablet.folded.claims.keys()]).toEqual([`stamp|place-library|${monday}|child-3`])
    expect(tablet.folded.openRequests).toHaveLength(0)
  })
})

/** Every id of a child that stands anywhere in a device's store. */
async function childrenOn(device: TestDevice): Promise<string[]> {
  const tables = await Promise.all(device.db.tables.map((table) => table.toArray()))
  const found = JSON.stringify(tables).match(/child-[a-z0-9]+/g) ?? []
  return [...new Set(found)].sort()
}

describe('what a device holds', () => {
  test('a class tablet holds its own class, a subject teacher the roster and only the own facts', async () => {
    const school = await aSchoolOnItsFeet()
    const [tablet, teacher, other] = [
      await school.device('tablet-32'),
      await school.phone('teacher-li'),
      await school.phone('teacher-wu'),
    ]
    for (const device of [tablet, teacher, other]) await device.sync()
    await awardPoints(
      { students: ['child-1'], colour: 'red', points: 1, label: '升旗端正' },
      await teacher.work(),
    )
    await awardPoints(
      { students: ['child-other'], colour: 'red', points: 4, label: '升旗端正', note: '认真' },
      await other.work(),
    )
    for (const device of [teacher, other, tablet, teacher, other]) await device.sync()
    expect(await childrenOn(tablet)).not.toContain('child-other')
    expect(other.facts.map(({ fact }) => ('student' in fact.body ? fact.body.student : ''))).toEqual([
      'child-other',
    ])
    expect(other.view.students.has('child-1')).toBe(true)
    expect(tablet.facts).toHaveLength(1)
  })

  test('rows go in the transaction that learns of the loss, and unsent facts still arrive', async () => {
    const school = await aSchoolOnItsFeet()
    const [phone, tablet] = [await school.phone('teacher-li'), await school.device('tablet-32')]
    for (const device of [phone, tablet]) await device.sync()
    await arrive('child-1', await tablet.work())
    await tablet.sync()
    await phone.sync()
    expect(phone.facts).toHaveLength(1)
    phone.network = 'down'
    await awardPoints(
      { students: ['child-2'], colour: 'red', points: 1, label: '升旗端正' },
      await phone.work(),
    )
    await school.change([
      {
        kind: 'assignment',
        id: 'a-li',
        body: {
          staff: 'teacher-li',
          role: 'class-teacher',
          class: 'class-32',
          from: '2026-09-01',
          to: '2026-09-06',
        },
      },
    ])
    phone.network = 'up'
    await phone.sync()
    expect(await phone.db.ledger.count()).toBe(0)
    expect(phone.view.students.size).toBe(0)
    expect(await phone.unsent()).toBe(0)
  })

  test('a child whose guardians chose paper disappears from the tablet', async () => {
    const school = await aSchoolOnItsFeet()
    const tablet = await school.device('tablet-32')
    await tablet.sync()
    expect(tablet.view.students.has('child-4')).toBe(true)
    const { id: _id, ...body } = tablet.view.students.get('child-4') ?? { id: '' }
    await school.change([{ kind: 'student', id: 'child-4', body: { ...body, consent: 'paper' } }])
    await tablet.sync()
    expect(await childrenOn(tablet)).not.toContain('child-4')
  })

  test('one poisoned fact does not hold up the others', async () => {
    const school = await aSchoolOnItsFeet()
    const phone = await school.phone('teacher-li')
    await phone.sync()
    for (let index = 0; index < 3; index += 1) {
      await awardPoints(
        { students: ['child-1'], colour: 'red', points: 1, label: '升旗端正' },
        await phone.work(),
      )
    }
    await phone.db.own.update(2, { 'fact.body.points': 77 } as never)
    await phone.sync()
    expect((await serverFold(school)).totals.get('child-1')).toMatchObject({ red: 2 })
    expect(await phone.db.answers.toArray()).toMatchObject([{ seq: 2, exception: { code: 'malformed' } }])
  })

  test('a cloned store takes a new install id and loses nothing', async () => {
    const school = await aSchoolOnItsFeet()
    const [phone, clone] = [await school.phone('teacher-li'), await school.phone('teacher-li')]
    await phone.sync()
    await clone.db.meta.bulkPut(await phone.db.meta.toArray())
    await clone.db.records.bulkPut(await phone.db.records.toArray())
    for (const device of [phone, clone]) {
      await awardPoints(
        { students: ['child-1'], colour: 'red', points: 1, label: '升旗端正' },
        await device.work(),
      )
    }
    await phone.sync()
    const first = await clone.sync()
    expect(first).toEqual({ kind: 'problem', error: 'clone' })
    expect((await clone.sync()).kind).toBe('done')
    expect(await readMeta(clone.db, 'install')).not.toBe(await readMeta(phone.db, 'install'))
    expect((await serverFold(school)).totals.get('child-1')).toMatchObject({ red: 2 })
  })
})
