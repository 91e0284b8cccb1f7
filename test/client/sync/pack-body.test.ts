import { gunzipSync } from 'node:zlib'
import { afterEach, expect, test, vi } from 'vitest'
import { packBody } from '../../../src/client/sync/pack-body.ts'
import { colours } from '../../../src/domain/colours.ts'
import { uuidv7 } from '../../../src/domain/ids.ts'
import { anAward, staff, uuidOf } from '../../support/builders/index.ts'

afterEach(() => vi.unstubAllGlobals())

const install = uuidOf('install')
const teacher = staff(uuidOf('teacher'))
const children = Array.from({ length: 45 }, (_, index) => uuidOf(`child ${index}`))
const labels = ['节约用水', '主动帮助同学', '卫生值日认真', '升旗端正', '阅读分享'] as const
const monday = Date.UTC(2026, 8, 7)

/** What a teacher's phone brings after some weeks away: for single children, now and then. */
const awards = Array.from({ length: 500 }, (_, index) => {
  const at = monday / 1000 + index * 1_117
  const [student = '', label = ''] = [children[(index * 17) % 45], labels[(index * 7) % 5]]
  const id = uuidv7(at * 1000 + (index % 997), crypto.getRandomValues(new Uint8Array(10)))
  const head = { id, install, seq: index + 1, basis: 2_768, at, by: teacher, clockOffset: 37 }
  return anAward({ student, label, colour: colours[index % 5] ?? 'red', points: 1 + (index % 3) }, head)
})
const batch = { facts: awards }

test('five hundred facts go out in at most 40 bytes each, and say the same', async () => {
  const { body, headers } = await packBody(batch)
  const bytes = new Uint8Array(body as ArrayBuffer)
  expect(headers['content-encoding']).toBe('gzip')
  expect(JSON.parse(gunzipSync(bytes).toString())).toEqual(batch)
  expect(bytes.length / awards.length).toBeLessThanOrEqual(40)
})

test('a browser that cannot pack sends it as it is', async () => {
  vi.stubGlobal('CompressionStream', undefined)
  const { body, headers } = await packBody(batch)
  expect(headers).toEqual({ 'content-type': 'application/json' })
  expect(body).toBe(JSON.stringify(batch))
})

test('what fits into one packet is not packed', async () => {
  expect((await packBody({ facts: [] })).headers['content-encoding']).toBeUndefined()
})
