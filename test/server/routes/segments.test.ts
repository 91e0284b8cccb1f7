import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeSegment } from '../../../src/domain/history/segment-codec.ts'
import { segmentsIn } from '../../../src/client/sync/transport.ts'
import { aSchoolWithATerm, seal, storedSegments } from '../../support/a-sealed-term.ts'
import type { TestDevice } from '../../support/test-device.ts'

const ask = ({ browser, author }: TestDevice, name: string) =>
  browser.send('GET', `segments/${name}`, undefined, { headers: { 'x-shanzhen-as': author.kind } })

async function aSealedSchool() {
  const school = await aSchoolWithATerm(1_500)
  await seal(school)
  const stored = await storedSegments(school)
  const named = (audience: string, stream: string) =>
    stored.find((run) => run.audience === audience && run.stream.startsWith(stream))?.name ?? ''
  return { school, named }
}

test('a segment is there for whoever may read its whole stream now, as that reader may read it', async () => {
  const { school, named } = await aSealedSchool()
  const [tablet, gate] = [await school.device('tablet-32'), await school.device('tablet-gate')]
  const [own, any] = [await school.phone('teacher-li'), await school.phone('teacher-wu')]
  const lead = await school.phone(school.ids.lead)
  const segments = {
    tablet: named('tablet', 'class:class-32'),
    adult: named('adult', 'class:class-32'),
    office: named('office', '*@'),
  }
  expect(segments.tablet).not.toBe(segments.adult)
  const answers = async (device: TestDevice) => {
    const found = Object.entries(segments).map(async ([who, name]) => [who, (await ask(device, name)).status])
    return Object.fromEntries(await Promise.all(found))
  }
  expect(await answers(tablet)).toEqual({ tablet: 200, adult: 404, office: 404 })
  expect(await answers(own)).toEqual({ tablet: 404, adult: 200, office: 404 })
  expect(await answers(lead)).toEqual({ tablet: 404, adult: 404, office: 200 })
  for (const stranger of [gate, any]) {
    expect(await answers(stranger)).toEqual({ tablet: 404, adult: 404, office: 404 })
  }
  expect((await school.send('GET', `segments/${segments.tablet}`)).status).toBe(401)
})

test('it may be kept by nobody, and comes as it was compressed', async () => {
  const { school, named } = await aSealedSchool()
  const tablet = await school.device('tablet-32')
  const { headers, raw } = await ask(tablet, named('tablet', 'class:class-32'))
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-encoding': 'gzip' })
  const decoded = decodeSegment(gunzipSync(raw.rawPayload))
  expect(decoded.ok && decoded.value.length).toBe(100)
})

test('of several asked for at once, those that may not be read are simply not there', async () => {
  const { school, named } = await aSealedSchool()
  const tablet = await school.device('tablet-32')
  const names = [named('adult', 'class:class-32'), named('tablet', 'class:class-32'), `1-${'0'.repeat(64)}`]
  const headers = { 'x-shanzhen-as': 'device' }
  const answer = await tablet.browser.send('POST', 'segments', { names }, { headers })
  const parts = segmentsIn(names, new Uint8Array(gunzipSync(answer.raw.rawPayload)))
  expect(names.map((name) => (parts?.get(name) ?? null) !== null)).toEqual([false, true, false])
  const many = Array.from({ length: 21 }, () => names[1])
  expect((await tablet.browser.send('POST', 'segments', { names: many }, { headers })).status).toBe(400)
  expect((await tablet.browser.send('GET', 'segments/x', undefined, { headers })).status).toBe(400)
})

test('another login in the same browser gets nothing under the first one’s name', async () => {
  const { school, named } = await aSealedSchool()
  const tablet = await school.device('tablet-32')
  const headers = { 'x-shanzhen-as': 'device', 'x-shanzhen-id': 'tablet-gate' }
  const name = named('tablet', 'class:class-32')
  expect((await tablet.browser.send('GET', `segments/${name}`, undefined, { headers })).status).toBe(401)
})
