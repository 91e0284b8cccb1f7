/** A child's word over the wire: to the adults who countersign, to nobody else, and kept as they left it. */
import { expect, test } from 'vitest'
import { countersignWord, writeWord } from '../../src/client/commands/write-words.ts'
import { serviceRecord } from '../../src/domain/posts/service-record.ts'
import { wordsAmong } from '../../src/domain/posts/words.ts'
import { aSchoolOnItsFeet, monday } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

const text = '谢谢孩子甲帮我扶门'
const thanks = { student: 'child-1', writer: 'child-2', kind: 'thanks', post: null, text } as const

const held = async (device: TestDevice) => JSON.stringify(await device.db.ledger.toArray())
const keptWords = (device: TestDevice) =>
  serviceRecord(device.view, device.folded, 'child-1', monday).flatMap(({ words }) => words)

test('a word written on a tablet without a network reaches its readers, mended by the one who countersigns', async () => {
  const school = await aSchoolOnItsFeet()
  const tablet = await school.device('tablet-32')
  const others = [await school.device('tablet-gate'), await school.phone('teacher-wu')]
  const [teacher, lead] = [await school.phone('teacher-li'), await school.phone(school.ids.lead)]
  const all = [tablet, teacher, lead, ...others]
  for (const device of all) await device.sync()

  expect((await writeWord(thanks, await tablet.work())).ok).toBe(true)
  for (const device of all) expect((await device.sync()).kind).toBe('done')
  for (const device of [teacher, lead]) {
    expect(wordsAmong(device.folded.serviceLife).map(({ state }) => state)).toEqual(['open'])
    expect(keptWords(device)).toEqual([])
  }
  for (const device of [tablet, ...others]) expect(await held(device)).not.toContain(text)

  const target = wordsAmong(teacher.folded.serviceLife)[0]?.entry.fact.id ?? ''
  const decision = { target, student: 'child-1', keep: true, text: '谢谢你帮我扶门' }
  expect((await countersignWord(decision, await teacher.work())).ok).toBe(true)
  for (const device of all) expect((await device.sync()).kind).toBe('done')
  for (const device of [teacher, lead]) expect(keptWords(device)).toEqual(['谢谢你帮我扶门'])
  for (const device of [tablet, ...others]) expect(await held(device)).not.toContain('扶门')
})

test('a tablet may not write as an adult, of a child of another class, nor decide about a word', async () => {
  const school = await aSchoolOnItsFeet()
  const tablet = await school.device('tablet-32')
  await tablet.sync()
  const refused = async (body: Parameters<typeof writeWord>[0]) => {
    const written = await writeWord(body, await tablet.work())
    return written.ok ? 'written' : written.error.code
  }
  expect(await refused({ ...thanks, writer: null })).toBe('no-permission')
  expect(await refused({ ...thanks, student: 'child-2' })).toBe('word-not-kind')
  expect(await refused(thanks)).toBe('written')
  const target = tablet.facts[0]?.fact.id ?? ''
  const decided = await countersignWord({ target, student: 'child-1', keep: true }, await tablet.work())
  expect(decided.ok ? 'written' : decided.error.code).toBe('no-permission')
})
