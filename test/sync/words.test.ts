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

const childOne = (memberships: object[]) => ({
  kind: 'student' as const,
  id: 'child-1',
  body: {
    ...{ name: '孩子甲', pinyin: ['hái', 'zi', ''], symbol: 'apple', consent: 'electronic' },
    memberships,
  },
})
const inOldClass = { class: 'class-32', seat: 1, from: '2026-09-01', to: monday }
const classTeacherOfTheOther = [
  { kind: 'staff' as const, id: 'teacher-he', body: { name: '何老师', active: true } },
  {
    kind: 'assignment' as const,
    id: 'a-he',
    body: { staff: 'teacher-he', role: 'class-teacher', class: 'class-33', from: '2026-09-01' },
  },
]
const openWords = (device: TestDevice) =>
  wordsAmong(device.folded.serviceLife).flatMap(({ state, entry }) =>
    state === 'open' ? [entry.fact.id] : [],
  )
const decide = async (device: TestDevice, target: string) => {
  const decided = await countersignWord({ target, student: 'child-1', keep: true }, await device.work())
  return decided.ok ? 'written' : decided.error.code
}

test('a word nobody has decided about goes with the child to the new class teacher, who decides', async () => {
  const school = await aSchoolOnItsFeet()
  await school.change(classTeacherOfTheOther)
  const tablet = await school.device('tablet-32')
  const [old, next, lead] = [
    await school.phone('teacher-li'),
    await school.phone('teacher-he'),
    await school.phone(school.ids.lead),
  ]
  const all = [tablet, old, next, lead]
  for (const device of all) await device.sync()
  await writeWord(thanks, await tablet.work())
  for (const device of all) await device.sync()
  expect(openWords(next)).toEqual([])
  const [word = ''] = openWords(old)

  await school.change([childOne([inOldClass, { class: 'class-33', seat: 20, from: '2026-09-08' }])])
  school.clock.advance(86_400)
  for (const device of all) expect((await device.sync()).kind).toBe('done')
  expect(openWords(next)).toEqual([word])
  expect(await decide(old, word)).toBe('no-permission')
  expect(await decide(next, word)).toBe('written')
  for (const device of [next, ...all]) expect((await device.sync()).kind).toBe('done')
  for (const device of [next, lead]) expect([openWords(device), keptWords(device)]).toEqual([[], [text]])
  expect(openWords(old)).toEqual([])
})

test('a word that a tablet brings after the child has moved goes to the new class teacher as well', async () => {
  const school = await aSchoolOnItsFeet()
  await school.change(classTeacherOfTheOther)
  const [tablet, next] = [await school.device('tablet-32'), await school.phone('teacher-he')]
  for (const device of [tablet, next]) await device.sync()
  await writeWord(thanks, await tablet.work())
  await school.change([childOne([inOldClass, { class: 'class-33', seat: 20, from: '2026-09-08' }])])
  school.clock.advance(86_400)
  for (const device of [next, tablet, next]) expect((await device.sync()).kind).toBe('done')
  const [word = ''] = openWords(next)
  expect(await decide(next, word)).toBe('written')
  expect((await next.sync()).kind).toBe('done')
  expect(keptWords(next)).toEqual([text])
})

test('of a child who has left the school the lead decides', async () => {
  const school = await aSchoolOnItsFeet()
  const tablet = await school.device('tablet-32')
  const [old, lead] = [await school.phone('teacher-li'), await school.phone(school.ids.lead)]
  const all = [tablet, old, lead]
  for (const device of all) await device.sync()
  await writeWord(thanks, await tablet.work())
  for (const device of all) await device.sync()
  await school.change([childOne([inOldClass])])
  school.clock.advance(86_400)
  for (const device of all) expect((await device.sync()).kind).toBe('done')
  const [word = ''] = openWords(lead)
  expect(await decide(old, word)).not.toBe('written')
  expect(await decide(lead, word)).toBe('written')
  expect((await lead.sync()).kind).toBe('done')
  expect([openWords(lead), keptWords(lead)]).toEqual([[], [text]])
})
