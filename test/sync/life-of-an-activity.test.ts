/** An activity over the wire: offline sign-ups, two teachers who both give the points, who may see whom, a child erased. */
import { expect, test } from 'vitest'
import { awardForActivity, recordAttendance, signUp } from '../../src/client/commands/activities.ts'
import { giveStamps } from '../../src/client/commands/stamps.ts'
import { saidOf } from '../../src/domain/activities/attendees.ts'
import type { RecordBody } from '../../src/domain/records/record.schema.ts'
import { aSchoolOnItsFeet, monday, type SchoolOnItsFeet } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

const activity = 'activity-trip'
const trip: RecordBody<'activity'> = {
  ...{
    name: '纪念馆寻访',
    colours: ['red'],
    grades: [3],
    classes: [],
    place: 'place-new-fourth-army-memorial',
  },
  ...{ sessions: [{ date: monday }], points: 2, capacity: 1, bring: [], safety: [], offCampus: true },
  ...{ signUp: { from: monday, to: monday }, leaders: ['teacher-wu'], state: 'open' },
}
const withTrip = async (changes: Partial<RecordBody<'activity'>> = {}) => {
  const school = await aSchoolOnItsFeet()
  await school.change([{ kind: 'activity', id: activity, body: { ...trip, ...changes } }])
  return school
}
const about = (...students: string[]) => ({ students, activity })
const signedUp = (device: TestDevice) => saidOf(activity, device.folded.activityLife).signedUp
const redOf = (device: TestDevice, student: string) => device.folded.totals.get(student)?.red ?? 0
const syncAll = async (...devices: TestDevice[]) => {
  for (const device of devices) expect((await device.sync()).kind).toBe('done')
}

test('children sign up offline on two tablets; nobody is refused, and who came first to the server has the place', async () => {
  const school = await withTrip()
  const [tablet, leader] = [await school.device('tablet-32'), await school.phone('teacher-wu')]
  await syncAll(tablet, leader)
  tablet.network = 'down'
  expect((await signUp(about('child-1'), await tablet.work())).ok).toBe(true)
  expect((await signUp(about('child-other'), await leader.work())).ok).toBe(true)
  await syncAll(leader)
  tablet.network = 'up'
  await syncAll(tablet, leader)
  // The leader sees both classes; the tablet its own children alone.
  expect(signedUp(leader)).toEqual(['child-other', 'child-1'])
  expect(signedUp(tablet)).toEqual(['child-1'])
})

test('two teachers take attendance and give the points without a network: each child gets them once', async () => {
  const school = await withTrip()
  const [own, leader] = [await school.phone('teacher-li'), await school.phone('teacher-wu')]
  await syncAll(own, leader)
  for (const device of [own, leader]) {
    device.network = 'down'
    const work = await device.work()
    const present = { activity, schoolDay: monday, present: ['child-1', 'child-2'], absent: ['child-3'] }
    expect((await recordAttendance(present, work)).ok).toBe(true)
    expect((await awardForActivity({ ...about('child-1', 'child-2'), schoolDay: monday }, work)).ok).toBe(
      true,
    )
  }
  const place = trip.place ?? ''
  expect((await giveStamps([{ student: 'child-1', place, day: monday }], await own.work())).ok).toBe(true)
  for (const device of [own, leader]) device.network = 'up'
  await syncAll(own, leader, own)
  expect([redOf(own, 'child-1'), redOf(own, 'child-2'), redOf(own, 'child-3')]).toEqual([2, 2, 0])
  expect(redOf(leader, 'child-2')).toBe(2)
  expect(own.folded.claims.size).toBe(1)
})

test('a teacher who leads it no longer gives its children back', async () => {
  const school = await withTrip()
  const [leader, own] = [await school.phone('teacher-wu'), await school.phone('teacher-li')]
  await syncAll(own)
  await signUp(about('child-1'), await own.work())
  await syncAll(own, leader)
  expect(signedUp(leader)).toEqual(['child-1'])
  await school.change([{ kind: 'activity', id: activity, body: { ...trip, leaders: [] } }])
  await syncAll(leader)
  expect(signedUp(leader)).toEqual([])
})

async function tablesNaming({ services }: SchoolOnItsFeet, child: string): Promise<string[]> {
  const found: string[] = []
  for (const table of ['fact', 'receipt'] as const) {
    const rows = await services.database.read.selectFrom(table).selectAll().execute()
    if (JSON.stringify(rows).replaceAll('\\"', '"').includes(`"${child}"`)) found.push(table)
  }
  return found
}

test('of a child who is erased by law nothing of an activity stays', async () => {
  const school = await withTrip()
  const own = await school.phone('teacher-li')
  await syncAll(own)
  const work = await own.work()
  await signUp(about('child-3', 'child-4'), work)
  await recordAttendance({ activity, schoolDay: monday, present: ['child-3', 'child-4'], absent: [] }, work)
  await awardForActivity({ ...about('child-3', 'child-4'), schoolDay: monday }, work)
  await syncAll(own)
  expect(await tablesNaming(school, 'child-3')).toContain('fact')
  const erased = await school.lead.send('POST', 'students/child-3/erase', { name: '孩子丙' })
  expect(erased.status).toBe(204)
  await syncAll(own)
  expect(await tablesNaming(school, 'child-3')).toEqual([])
  expect(signedUp(own)).toEqual(['child-4'])
})
