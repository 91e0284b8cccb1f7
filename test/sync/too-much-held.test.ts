/** What a device sends that nobody can use: it may not grow into the records that every change reads. */
import { expect, test } from 'vitest'
import { checkIn } from '../../src/client/commands/check-in.ts'
import { uuidv7 } from '../../src/domain/ids.ts'
import { aSchoolOnItsFeet, monday, type SchoolOnItsFeet } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

const anId = (at: number) => uuidv7(at, crypto.getRandomValues(new Uint8Array(10)))

/** As an unpaired tablet in a stranger's hand may send it. */
const send = async (tablet: TestDevice, facts: object[], install: string) => {
  const asked = { protocol: 2, install, epoch: null, cursor: null, scopeVersion: null, pulls: false, facts }
  return tablet.browser.send('POST', 'sync', asked, { headers: { 'x-shanzhen-as': 'device' } })
}

async function heldIn({ services, school }: SchoolOnItsFeet) {
  const { view } = await services.views.now(services.database.read, school)
  return view.held
}

async function anUnpairedTablet(school: SchoolOnItsFeet): Promise<TestDevice> {
  const tablet = await school.device('tablet-32')
  await tablet.sync()
  await school.admin.send('POST', 'devices/tablet-32/unpair')
  return tablet
}

test('thousands of unreadable things from an unpaired tablet are one line in the office, with their number', async () => {
  const school = await aSchoolOnItsFeet()
  const tablet = await anUnpairedTablet(school)
  for (const batch of [0, 1, 2]) {
    // A store of its own each time, as somebody would who means it.
    const install = anId(school.clock.now + batch)
    const facts = Array.from({ length: 400 }, (_, index) => ({ id: anId(school.clock.now), seq: index + 1 }))
    const answer = await send(tablet, facts, install)
    expect(answer.status).toBe(200)
    expect(answer.body.exceptions).toHaveLength(400)
  }
  expect(await heldIn(school)).toMatchObject([
    { code: 'malformed', verdict: 'refused', detail: { count: 1200 }, seen: false },
  ])
})

test('what is readable waits for a person up to a day’s share; the rest stays on the tablet and comes the next day', async () => {
  const school = await aSchoolOnItsFeet()
  const tablet = await school.device('tablet-32')
  await tablet.sync()
  const arrival = { post: 'post-gate-greeting', window: 'window-morning', day: monday, via: 'tile' } as const
  await checkIn({ ...arrival, student: 'child-1', clockDoubted: false }, await tablet.work())
  const [row] = await tablet.db.own.toArray()
  if (!row) throw new Error('nothing was written')
  const { seq: _seq, ...rest } = row
  await tablet.db.own.bulkAdd(
    Array.from({ length: 2_400 }, () => ({ ...rest, fact: { ...row.fact, id: anId(school.clock.now) } })),
  )
  await school.admin.send('POST', 'devices/tablet-32/unpair')
  const busy = await tablet.sync({ unseen: true })
  expect(busy.kind).toBe('busy')
  const left = await tablet.unsent()
  expect(left).toBeGreaterThan(0)
  expect((await heldIn(school)).length + left).toBe(2_401)
  expect((await heldIn(school)).length).toBeLessThanOrEqual(2_000)

  school.clock.advance(25 * 3600)
  await tablet.sync({ unseen: true })
  expect(await tablet.unsent()).toBe(0)
  expect(await heldIn(school)).toHaveLength(2_401)
}, 60_000)
