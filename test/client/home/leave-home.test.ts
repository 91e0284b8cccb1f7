/** Leaving a phone or computer, with and without the network: whom does it take up next? */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { awardPoints } from '../../../src/client/commands/award-points.ts'
import { whoIsHere } from '../../../src/client/api/session.ts'
import type { Home } from '../../../src/client/home/home.ts'
import { isLeaving, rememberedIdentity, rememberIdentity } from '../../../src/client/home/identity.ts'
import { finishLeaving, leaveHome } from '../../../src/client/home/leave-home.ts'
import { aSchoolOnItsFeet } from '../../support/school-day.ts'
import type { Browser, Method } from '../../support/server.ts'
import type { TestDevice } from '../../support/test-device.ts'

const li = { kind: 'staff', id: 'teacher-li' } as const

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  rememberIdentity(li)
})
afterEach(() => vi.unstubAllGlobals())

const offline = () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
const online = (browser: Browser) =>
  vi.stubGlobal('fetch', async (path: string, init: { method: Method }) => {
    const answer = await browser.send(init.method, path, undefined, {})
    const text = answer.status === 204 ? null : JSON.stringify(answer.body)
    return new Response(text, { status: answer.status, headers: { 'x-shanzhen': '1' } })
  })

/** The phone's home, as far as leaving touches it. */
const homeOf = ({ db }: TestDevice, unsent: number) =>
  ({ workplace: { db }, ledger: { unsent: { value: unsent } }, close: () => db.close() }) as unknown as Home

const stores = async () => (await indexedDB.databases()).map(({ name }) => name)

test('whoever leaves without a network is taken up by nobody’s cookie, and the session ends with the next contact', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  offline()
  await leaveHome(homeOf(phone, 0))
  expect(rememberedIdentity()).toBeNull()
  expect(await stores()).not.toContain(phone.db.name)
  expect(await finishLeaving()).toBe(false)
  expect(isLeaving()).toBe(true)

  online(phone.browser)
  expect(await whoIsHere()).toMatchObject({ value: { staff: { id: li.id } } })
  expect(await finishLeaving()).toBe(true)
  expect(isLeaving()).toBe(false)
  const here = await whoIsHere()
  expect(here.ok && here.value.staff).toBeUndefined()
})

test('what could not be sent stays without a single name, and goes up at the same person’s next login', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  await awardPoints(
    { students: ['child-1'], colour: 'red', points: 1, label: '升旗端正' },
    await phone.work(),
  )
  offline()
  await leaveHome(homeOf(phone, 1))
  await phone.db.open()
  expect([await phone.db.records.count(), await phone.db.ledger.count()]).toEqual([0, 0])
  expect(await phone.unsent()).toBe(1)
  await phone.sync()
  expect(await phone.unsent()).toBe(0)
  expect(phone.folded.totals.get('child-1')).toMatchObject({ red: 1 })
})

test('with the network the session has ended when the login shows; another person’s login needs no end any more', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  online(phone.browser)
  await leaveHome(homeOf(phone, 0))
  expect(isLeaving()).toBe(false)
  const here = await whoIsHere()
  expect(here.ok && here.value.staff).toBeUndefined()

  const other = await school.phone('teacher-li')
  offline()
  await leaveHome(homeOf(other, 0))
  rememberIdentity({ kind: 'device', id: 'tablet-32' })
  expect(isLeaving()).toBe(true)
  rememberIdentity({ kind: 'staff', id: 'teacher-wu' })
  expect(isLeaving()).toBe(false)
})
