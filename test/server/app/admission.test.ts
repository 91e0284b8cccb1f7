/** At 8:00: what a server does that more tablets ask than it can answer at once. */
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { protocolVersion } from '../../../src/domain/protocol/sync.ts'
import { Admission } from '../../../src/server/http/admission.ts'
import { inflated, TooLarge } from '../../../src/server/http/inflate.ts'
import { anAward, staff, uuidOf } from '../../support/builders/index.ts'
import { aSchoolOnItsFeet, type SchoolOnItsFeet } from '../../support/school-day.ts'
import { type Answer, type Browser, goodPassword } from '../../support/server.ts'

const teacher = staff('teacher-wu')

/** A request of an install of its own that brings one award. */
function aRequest(school: SchoolOnItsFeet, index: number) {
  const install = uuidOf(`install ${index}`)
  const at = Math.floor(school.clock.now / 1000) - 600
  const head = { install, seq: 1, by: teacher, at, basis: 1_000_000 }
  const award = anAward({ student: 'child-1', points: 1 }, head)
  const place = { epoch: null, cursor: null, scopeVersion: null }
  return { protocol: protocolVersion, install, ...place, facts: [award] }
}

const post = (browser: Browser, body: unknown, headers: Record<string, string> = {}) =>
  browser.send('POST', 'sync', body, { headers: { 'x-shanzhen-as': 'staff', ...headers } })

const ledger = async ({ services, school }: SchoolOnItsFeet) => {
  const rows = await services.database.read
    .selectFrom('fact')
    .select('id')
    .where('school', '=', school)
    .where('type', '=', 'points.awarded.v1')
    .execute()
  return rows.map(({ id }) => id).sort()
}

test('two hundred at once at a small server: each is served or sent away with a time, and in the end all is there once', async () => {
  const school = await aSchoolOnItsFeet({ admission: { atOnce: 2, waiting: 10 } })
  const { browser } = await school.phone(teacher.id)
  const { admission } = school.services
  const requests = Array.from({ length: 200 }, (_, index) => aRequest(school, index))
  const ids = requests.map(({ facts }) => facts[0]?.id ?? '').sort()
  let sentAway = 0
  let mostWaiting = 0
  for (let left = requests; left.length > 0;) {
    const answers = await Promise.all(
      left.map(async (one) => {
        const answer = await post(browser, one)
        mostWaiting = Math.max(mostWaiting, admission.waiting)
        return { one, answer }
      }),
    )
    const busy = answers.filter(({ answer }) => answer.status !== 200)
    for (const { answer } of busy) expect(busyFor(answer)).toBeGreaterThanOrEqual(1)
    sentAway += busy.length
    left = busy.map(({ one }) => one)
  }
  expect(sentAway).toBeGreaterThan(150)
  expect(mostWaiting).toBeLessThanOrEqual(10)
  expect(await ledger(school)).toEqual(ids)
})

/** The seconds of a 503; throws for any other answer. */
function busyFor({ status, body, headers }: Answer): number {
  expect([status, body.error]).toEqual([503, 'busy'])
  return Number(headers['retry-after'])
}

test('those sent away get times one after another, not all the same', () => {
  const admission = new Admission({ atOnce: 1, waiting: 0 }, () => 0)
  const times = Array.from({ length: 200 }, () => admission.retryAfter(0.5))
  expect(times[0]).toBe(1)
  expect(times.at(-1)).toBeGreaterThan(8)
  expect(times.at(-1)).toBeLessThanOrEqual(120)
  expect([...times].sort((a, b) => a - b)).toEqual(times)
})

test('a full server sends away before it asks who it is', async () => {
  const school = await aSchoolOnItsFeet({ admission: { atOnce: 1, waiting: 0 } })
  const answer = await school.send('POST', 'sync', { whatever: true })
  expect(busyFor(answer)).toBeGreaterThanOrEqual(1)
})

test('a login does not wait for the tablets', async () => {
  const school = await aSchoolOnItsFeet({ admission: { atOnce: 2, waiting: 100 } })
  const { browser } = await school.phone(teacher.id)
  const answered: string[] = []
  const syncs = Array.from({ length: 60 }, (_, index) =>
    post(browser, aRequest(school, index)).then(() => answered.push('sync')),
  )
  const login = school.browser().send('POST', 'session', { login: 'zhoumin', password: goodPassword })
  const loggedIn = login.then(({ status }) => answered.push(`login ${status}`))
  await Promise.all([...syncs, loggedIn])
  expect(answered.indexOf('login 200')).toBeLessThan(40)
})

test('bodies that drip take no turn, and after a moment no place either', async () => {
  const school = await aSchoolOnItsFeet({ admission: { atOnce: 1, waiting: 3 } })
  const { browser } = await school.phone(teacher.id)
  await school.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = school.app.server.address() as AddressInfo
  const cookie = Object.entries(browser.cookies).map(([name, value]) => `${name}=${value}`)
  const headers = {
    cookie: cookie.join('; '),
    'content-type': 'application/json',
    'content-length': '5000',
    'sec-fetch-site': 'same-origin',
  }
  const drips = Array.from({ length: 3 }, () => {
    const drip = httpRequest({ port, path: '/api/v1/sync', method: 'POST', headers })
    drip.on('error', () => undefined)
    drip.write('{')
    return drip
  })
  onTestFinished(() => drips.forEach((drip) => drip.destroy()))
  await expect.poll(() => school.services.admission.isFull).toBe(true)
  await expect.poll(() => school.services.admission.isFull, { timeout: 5_000 }).toBe(false)
  expect((await post(browser, aRequest(school, 1))).status).toBe(200)
})

test('a compressed request is taken like any other; other packings and bombs are not', async () => {
  const school = await aSchoolOnItsFeet()
  const { browser } = await school.phone(teacher.id)
  const text = JSON.stringify(aRequest(school, 1))
  const packed = (body: Buffer, encoding: string) =>
    post(browser, body, { 'content-encoding': encoding, 'content-type': 'application/json' })
  expect((await packed(gzipSync(text), 'gzip')).status).toBe(200)
  expect((await packed(brotliCompressSync(text), 'br')).status).toBe(415)
  expect((await packed(gzipSync(text).subarray(0, 50), 'gzip')).status).toBe(400)
  expect((await packed(gzipSync(Buffer.alloc(50_000_000)), 'gzip')).status).toBe(413)
  expect((await packed(gzipSync(' '.repeat(1_000_000)), 'gzip')).status).toBe(413)
  expect(await ledger(school)).toHaveLength(1)
})

test('a bomb is inflated no further than the limit', async () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000))
  const before = process.memoryUsage().arrayBuffers
  await expect(inflated(bomb, 'gzip', 2_000_000)).rejects.toThrow(TooLarge)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
})
