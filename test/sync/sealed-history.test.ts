import { describe, expect, test } from 'vitest'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import { missingSegments } from '../../src/client/db/held-segments.ts'
import { readMeta } from '../../src/client/db/database.ts'
import { readLedgerParts } from '../../src/client/db/read-ledger.ts'
import { inSchool } from '../../src/server/db/transactions.ts'
import { withdrawSegments } from '../../src/server/history/withdraw.ts'
import { maxSegmentsPerRequest } from '../../src/domain/protocol/sync.ts'
import { aSchoolWithATerm, seal, storedSegments } from '../support/a-sealed-term.ts'
import type { SchoolOnItsFeet } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

const here = (device: TestDevice) => device.db.segments.toCollection().primaryKeys()
const ids = (device: TestDevice) => device.facts.map(({ fact }) => fact.id)
const sums = ({ folded }: TestDevice) => ({
  totals: [...folded.totals].sort(([a], [b]) => (a < b ? -1 : 1)),
  entries: folded.entries.length,
  revoked: [...folded.revoked.keys()].sort(),
})
const childThree = (
  consent: string,
  memberships: object[] = [{ class: 'class-32', seat: 3, from: '2026-09-01' }],
) => ({
  kind: 'student' as const,
  id: 'child-3',
  body: { name: '孩子丙', pinyin: ['hái', 'zi', ''], symbol: 'apple', memberships, consent },
})
const everything = async (device: TestDevice) =>
  JSON.stringify([await Promise.all(device.db.tables.map((table) => table.toArray())), device.facts])

const lead = (school: SchoolOnItsFeet) => school.phone(school.ids.lead)

describe('a term of 5,000 facts is the same by segments as by rows', () => {
  test.each([
    ['a class tablet', (school: SchoolOnItsFeet) => school.device('tablet-32')],
    ['a class teacher', (school: SchoolOnItsFeet) => school.phone('teacher-li')],
    ['a subject teacher', (school: SchoolOnItsFeet) => school.phone('teacher-wu')],
    ['the lead', lead],
  ])('%s', async (_who, aDevice) => {
    const school = await aSchoolWithATerm(5_000)
    await seal(school)
    const [byRows, bySegments] = [await aDevice(school), await aDevice(school)]
    byRows.readsSegments = false
    await byRows.sync()
    await bySegments.sync()
    expect(ids(bySegments)).toEqual(ids(byRows))
    expect(bySegments.facts).toEqual(byRows.facts)
    expect(sums(bySegments)).toEqual(sums(byRows))
    expect(await readMeta(bySegments.db, 'complete')).toBe(true)
    expect(await here(byRows)).toEqual([])
  })

  test('a tablet keeps a few rows, the lead too, and neither a note it may not read', async () => {
    const school = await aSchoolWithATerm(5_000)
    await seal(school)
    const [tablet, office] = [await school.device('tablet-32'), await lead(school)]
    await tablet.sync()
    await office.sync()
    expect(await tablet.db.ledger.count()).toBeLessThan(150)
    expect(await office.db.ledger.count()).toBeLessThan(150)
    expect((await here(office)).length).toBeLessThan((await here(tablet)).length)
    expect(await everything(tablet)).not.toMatch(/第\d组|"点错了"/)
    expect(await everything(office)).toMatch(/第\d组/)
  })
})

describe('fetching can be cut off anywhere', () => {
  test('between two answers: what has come stays, totals wait, the next run goes on', async () => {
    const school = await aSchoolWithATerm(5_000)
    await seal(school)
    const tablet = await school.device('tablet-32')
    tablet.segmentRequestsLeft = 1
    expect(await tablet.sync()).toEqual({ kind: 'unreachable' })
    expect((await here(tablet)).length).toBe(maxSegmentsPerRequest)
    expect(await readMeta(tablet.db, 'complete')).toBe(false)
    const held = await here(tablet)
    tablet.segmentRequestsLeft = Infinity
    expect(await tablet.sync()).toEqual({ kind: 'done' })
    expect(await here(tablet)).toEqual(expect.arrayContaining(held))
    expect(await readMeta(tablet.db, 'complete')).toBe(true)
    expect(await missingSegments(tablet.db)).toEqual([])
  })

  test('bytes that were changed on the way touch nothing and are fetched again', async () => {
    const school = await aSchoolWithATerm(1_000)
    await seal(school)
    const tablet = await school.device('tablet-32')
    tablet.onTheWay = (bytes) => bytes.map((byte, index) => (index === 700 ? byte ^ 4 : byte))
    expect(await tablet.sync()).toEqual({ kind: 'not-ours' })
    expect(await here(tablet)).toEqual([])
    expect(await readMeta(tablet.db, 'complete')).toBe(false)
    tablet.onTheWay = (bytes) => bytes
    expect(await tablet.sync()).toEqual({ kind: 'done' })
    expect(await readMeta(tablet.db, 'complete')).toBe(true)
  })

  test('sealing goes on between two pages: nothing is missed and nothing counts twice', async () => {
    const school = await aSchoolWithATerm(3_000)
    Object.assign(school.services, { rowsPerPage: 40 })
    const [tablet, other] = [await school.device('tablet-32'), await school.device('tablet-32')]
    let answers = 0
    let sealing: Promise<void> | undefined
    const run = school.services.views.now.bind(school.services.views)
    school.services.views.now = async (...args) => {
      if ((answers += 1) === 8) sealing = seal(school)
      return run(...args)
    }
    await tablet.sync()
    other.readsSegments = false
    await other.sync()
    await sealing
    expect(sealing).toBeDefined()
    expect(ids(tablet)).toEqual(ids(other))
  })

  test('two tabs at once store each segment once and lose nothing', async () => {
    const school = await aSchoolWithATerm(3_000)
    await seal(school)
    const [tablet, other] = [await school.device('tablet-32'), await school.device('tablet-32')]
    await Promise.all([tablet.sync(), tablet.sync()])
    await tablet.sync()
    other.readsSegments = false
    await other.sync()
    expect(sums(tablet)).toEqual(sums(other))
    expect(await readMeta(tablet.db, 'complete')).toBe(true)
  })
})

describe('rights that shrink', () => {
  test('a teacher who leaves a class loses its segments in the transaction that says so', async () => {
    const school = await aSchoolWithATerm(1_000)
    await seal(school)
    const phone = await school.phone('teacher-li')
    await phone.sync()
    expect((await here(phone)).length).toBeGreaterThan(3)
    const body = {
      staff: 'teacher-li',
      role: 'class-teacher',
      class: 'class-32',
      from: '2026-09-01',
      to: '2026-09-06',
    }
    await school.change([{ kind: 'assignment', id: 'a-li', body }])
    phone.segmentRequestsLeft = 0
    await phone.sync()
    expect(await here(phone)).toEqual([])
    expect(await phone.db.listed.count()).toBe(0)
    expect(phone.facts.filter(({ fact }) => fact.author.id !== 'teacher-li')).toEqual([])
  })

  test('a scope that grows fetches only what is new', async () => {
    const school = await aSchoolWithATerm(3_000)
    await seal(school)
    const phone = await school.phone('teacher-li')
    await phone.sync()
    const before = await here(phone)
    const body = { staff: 'teacher-li', role: 'class-teacher', class: 'class-33', from: '2026-09-01' }
    await school.change([{ kind: 'assignment', id: 'a-li-2', body }])
    const asked: number[] = []
    phone.onTheWay = (bytes) => (asked.push(bytes.length), bytes)
    await phone.sync()
    const after = await here(phone)
    expect(after).toEqual(expect.arrayContaining(before))
    expect(asked).toHaveLength(after.length - before.length)
    expect(asked.length).toBeGreaterThan(0)
  })

  test('when guardians withdraw, segments come without the child, and the old ones go and answer no more', async () => {
    const school = await aSchoolWithATerm(1_000)
    await seal(school)
    const [tablet, office] = [await school.device('tablet-32'), await lead(school)]
    for (const device of [tablet, office]) await device.sync()
    const [before, offices] = [await here(tablet), await here(office)]
    await school.change([childThree('paper')])
    const old = await tablet.browser.send('GET', `segments/${before[0]}`, undefined, {
      headers: { 'x-shanzhen-as': 'device' },
    })
    expect(old.status).toBe(404)
    await tablet.sync()
    expect(await here(tablet)).not.toEqual(expect.arrayContaining([before[0]]))
    expect(await everything(tablet)).not.toContain('child-3')
    await seal(school)
    const fresh = await school.device('tablet-32')
    await fresh.sync()
    expect((await here(fresh)).length).toBe(before.length)
    expect(await everything(fresh)).not.toContain('child-3')
    expect(sums(fresh)).toEqual(sums(tablet))
    await office.sync()
    expect(await here(office)).toEqual(offices)
    expect(office.folded.totals.has('child-3')).toBe(true)
  })

  test('what is withdrawn from everybody goes from every device that has it', async () => {
    const school = await aSchoolWithATerm(1_000)
    await seal(school)
    const devices = [await school.device('tablet-32'), await school.phone('teacher-li'), await lead(school)]
    for (const device of devices) await device.sync()
    const before = await Promise.all(devices.map(here))
    const { services, school: id } = school
    await inSchool(services.database, id, (tx) => withdrawSegments(tx, id, ['child-3']))
    const standing = new Set((await storedSegments(school)).map(({ name }) => name))
    for (const [index, device] of devices.entries()) {
      expect(before[index]?.some((name) => !standing.has(name))).toBe(true)
      const facts = ids(device)
      await device.sync()
      expect((await here(device)).every((name) => standing.has(name))).toBe(true)
      expect(ids(device)).toEqual(facts)
    }
  })

  test('a transfer: the old class keeps its segments, the new class gets the earlier facts as rows', async () => {
    const school = await aSchoolWithATerm(1_000)
    await seal(school)
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
    const [before, total] = [await here(old), old.folded.totals.get('child-3')]
    await school.change([
      childThree('electronic', [
        { class: 'class-32', seat: 3, from: '2026-09-01', to: '2026-09-07' },
        { class: 'class-33', seat: 20, from: '2026-09-08' },
      ]),
    ])
    school.clock.advance(86_400)
    for (const phone of [old, next]) await phone.sync()
    expect(await here(old)).toEqual(before)
    expect(next.folded.totals.get('child-3')).toEqual(total)
    expect(old.folded.totals.get('child-3')).toEqual(total)
  })
})

describe('what a device wrote itself', () => {
  test.each([
    ['acknowledged', 'up' as const],
    ['with its acknowledgement lost', 'lose-reply' as const],
  ])('counts and is listed once when it is in a segment too, %s', async (_how, network) => {
    const school = await aSchoolWithATerm(300)
    const phone = await school.phone('teacher-li')
    await phone.sync()
    const award = { colour: 'red', points: 2, label: '升旗端正' } as const
    await awardPoints({ students: ['child-1', 'child-2'], ...award }, await phone.work())
    phone.network = network
    await phone.sync()
    phone.network = 'up'
    await school.more(400)
    await seal(school)
    // A scope that changes lets the phone start its copy anew.
    const body = { staff: 'teacher-li', role: 'class-teacher', class: 'class-33', from: '2026-09-01' }
    await school.change([{ kind: 'assignment', id: 'a-li-2', body }])
    await phone.sync()
    const sealed = (await readLedgerParts(phone.db)).history.map(({ fact }) => fact.id)
    const own = (await phone.db.own.toArray()).map(({ fact }) => fact.id)
    expect(sealed).toEqual(expect.arrayContaining(own))
    expect(new Set(ids(phone)).size).toBe(ids(phone).length)
    expect(ids(phone)).toEqual(expect.arrayContaining(own))
    const other = await school.phone('teacher-li')
    await other.sync()
    expect(sums(phone)).toEqual(sums(other))
  })
})

test('with many single rows a device asks for the list, and segments take their place', async () => {
  const school = await aSchoolWithATerm(4_200)
  const tablet = await school.device('tablet-32')
  await tablet.sync()
  const rows = await tablet.db.ledger.count()
  expect(rows).toBeGreaterThan(2_000)
  await school.more(1_000)
  await tablet.sync()
  const before = sums(tablet)
  await seal(school)
  await tablet.sync()
  expect(await tablet.db.ledger.count()).toBeLessThan(150)
  expect(sums(tablet)).toEqual(before)
  expect(await readMeta(tablet.db, 'complete')).toBe(true)
  expect((await here(tablet)).length).toBe(
    (await storedSegments(school)).filter(
      ({ audience, stream }) => audience === 'tablet' && stream.startsWith('class:class-32'),
    ).length,
  )
})
