import { expect, test } from 'vitest'
import { settleTimes } from '../../src/client/commands/arrange-duty.ts'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import { checkIn } from '../../src/client/commands/check-in.ts'
import { applyReply } from '../../src/client/db/apply-reply.ts'
import { readMeta } from '../../src/client/db/database.ts'
import type { Fact } from '../../src/domain/facts/fact.schema.ts'
import type { SyncReply, SyncRequest } from '../../src/domain/protocol/sync.ts'
import { aSchoolOnItsFeet, monday } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

const arrive = async (tablet: TestDevice, clockDoubted = false) =>
  checkIn(
    {
      student: 'child-1',
      post: 'post-gate-greeting',
      window: 'window-morning',
      day: monday,
      via: 'tile',
      clockDoubted,
    },
    await tablet.work(),
  )

/** The tablet is switched off and on: what its page had measured is gone. */
const restart = (tablet: TestDevice) => (tablet.page = crypto.randomUUID())

test('a tablet whose clock is years wrong, restarted offline, gives the true time once it meets the server', async () => {
  const school = await aSchoolOnItsFeet()
  const tablet = await school.device('tablet-32')
  await tablet.sync()
  restart(tablet)
  tablet.network = 'down'
  tablet.clockError = -50 * 365 * 86_400
  expect((await arrive(tablet, true)).ok).toBe(true)
  school.clock.advance(4 * 3600)
  tablet.network = 'up'
  await tablet.sync()
  expect(tablet.folded.totals.get('child-1')).toMatchObject({ blue: 1 })
  expect(tablet.folded.timeOpen).toHaveLength(0)
})

test('switched off again before it met the server: the check-in waits for an adult, and counts once settled', async () => {
  const school = await aSchoolOnItsFeet()
  const [tablet, phone] = [await school.device('tablet-32'), await school.phone('teacher-li')]
  for (const device of [tablet, phone]) await device.sync()
  restart(tablet)
  tablet.network = 'down'
  tablet.clockError = 86_400
  await arrive(tablet, true)
  restart(tablet)
  school.clock.advance(30 * 3600)
  tablet.network = 'up'
  await tablet.sync()
  await phone.sync()
  const [open] = phone.folded.timeOpen
  expect(phone.folded.totals.get('child-1')).toBeUndefined()
  expect(open?.stamp.time).toBe('unsettled')
  const word = {
    target: open?.fact.id ?? '',
    student: 'child-1',
    schoolDay: monday,
    window: 'window-morning',
    counts: true,
  }
  await settleTimes([word], await phone.work())
  await phone.sync()
  await tablet.sync()
  for (const device of [phone, tablet]) {
    expect(device.folded.totals.get('child-1')).toMatchObject({ blue: 1 })
    expect(device.folded.timeOpen).toHaveLength(0)
  }
})

test('an answer that comes after a newer one changes nothing but the acknowledgement', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  await awardPoints(
    { students: ['child-1'], colour: 'red', points: 1, label: '升旗端正' },
    await phone.work(),
  )
  const [epoch, cursor, scopeVersion] = [
    await readMeta(phone.db, 'epoch'),
    await readMeta(phone.db, 'cursor'),
    await readMeta(phone.db, 'scopeVersion'),
  ]
  const request = {
    protocol: 1,
    install: '',
    epoch,
    cursor,
    scopeVersion,
    facts: [],
  } as unknown as SyncRequest
  await phone.sync()
  const newer = await readMeta(phone.db, 'cursor')
  const stale: SyncReply = {
    protocol: 1,
    school: school.school,
    epoch: epoch ?? '',
    serverTime: 0,
    acked: [],
    exceptions: [],
    restamped: [],
    restart: true,
    forked: false,
    scopeVersion: 'other',
    records: { complete: true, rows: [], gone: [] },
    facts: [],
    cursor: { number: 1, tag: 'older' },
    complete: true,
  }
  const contact = { ...phone.moment(), serverTime: 0 }
  expect(await applyReply(phone.db, request, stale, contact)).toBe('acknowledgement-only')
  expect(await readMeta(phone.db, 'cursor')).toEqual(newer)
  expect(await phone.db.records.count()).toBeGreaterThan(50)
})

test('a tablet that slept between the answer and its reading asks for the time again before it sends anything', async () => {
  const school = await aSchoolOnItsFeet()
  const tablet = await school.device('tablet-32')
  await tablet.sync()
  restart(tablet)
  await arrive(tablet)
  const sent: Array<Array<number | undefined>> = []
  const asleepOnce = async (request: SyncRequest) => {
    const outcome = await tablet.ask(request)
    const offsets = (request.facts as Fact[]).map(({ clockOffset }) => clockOffset)
    if (sent.push(offsets) === 1) school.clock.advance(3600)
    return outcome
  }
  await tablet.sync({ wire: asleepOnce })
  expect(sent).toEqual([[], [], [0]])
  expect(tablet.folded.totals.get('child-1')).toMatchObject({ blue: 1 })
})
