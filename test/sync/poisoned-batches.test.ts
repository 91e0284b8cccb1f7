import { expect, test } from 'vitest'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import type { Outcome, PostSync } from '../../src/client/sync/transport.ts'
import { uuidv7 } from '../../src/domain/ids.ts'
import { aSchoolOnItsFeet, type SchoolOnItsFeet } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

const wanted = 999

/** A teacher's phone with 999 awards that have not been sent: one written through the screens, the others like it. */
async function aFullPhone(school: SchoolOnItsFeet): Promise<TestDevice> {
  const phone = await school.phone('teacher-li')
  await phone.sync()
  await awardPoints(
    { students: ['child-1'], colour: 'green', points: 1, label: '节约用水' },
    await phone.work(),
  )
  const [row] = await phone.db.own.toArray()
  if (!row) throw new Error('no award written')
  const copies = Array.from({ length: wanted - 1 }, (_, index) => {
    const { seq: _seq, ...rest } = row
    const random = crypto.getRandomValues(new Uint8Array(10))
    return { ...rest, fact: { ...row.fact, id: uuidv7(school.clock.now + index, random) } }
  })
  await phone.db.own.bulkAdd(copies)
  return phone
}

const change = (phone: TestDevice, seq: number, body: object) =>
  phone.db.own
    .where(':id')
    .equals(seq)
    .modify((row) => void Object.assign(row.fact.body, body))

async function accepted({ services, school }: SchoolOnItsFeet): Promise<number> {
  const rows = await services.database.read
    .selectFrom('fact')
    .select('id')
    .where('school', '=', school)
    .execute()
  return new Set(rows.map(({ id }) => id)).size
}

/** The phone's own way to the server, counting. */
function counted(phone: TestDevice, instead: (facts: number) => Outcome | null = () => null) {
  const sizes: number[] = []
  const wire: PostSync = async (request) => {
    sizes.push(request.facts.length)
    return instead(request.facts.length) ?? phone.ask(request)
  }
  return { sizes, wire }
}

test('one poisoned fact among 999 holds up no other, whatever is wrong with it', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await aFullPhone(school)
  // Half an emoji: the server cannot read a request that holds it. Points that are none: it can, and refuses the one.
  await change(phone, 700, { note: '\ud83d' })
  await change(phone, 300, { points: 'many' })
  const { sizes, wire } = counted(phone)
  expect((await phone.sync({ wire })).kind).toBe('done')
  expect(await phone.unsent()).toBe(0)
  expect(await accepted(school)).toBe(wanted - 2)
  const refused = (await phone.db.answers.toArray()).filter(
    ({ exception }) => exception?.verdict === 'refused',
  )
  expect(refused.map(({ seq }) => seq)).toEqual([300, 700])
  expect(sizes.length).toBeLessThan(60)
}, 60_000)

test('what is too much at once goes out in smaller batches', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await aFullPhone(school)
  const { sizes, wire } = counted(phone, (facts) =>
    facts > 100 ? { kind: 'problem', error: 'too-large' } : null,
  )
  expect((await phone.sync({ wire })).kind).toBe('done')
  expect(await accepted(school)).toBe(wanted)
  expect(Math.max(...sizes.slice(4))).toBeLessThan(300)
}, 60_000)

test('a server that refuses even an empty request is no reason to set a fact aside', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await aFullPhone(school)
  const { wire } = counted(phone, () => ({ kind: 'problem', error: 'bad-request' }))
  expect((await phone.sync({ wire })).kind).toBe('problem')
  expect(await phone.unsent()).toBe(wanted)
  expect(await phone.db.answers.count()).toBe(0)
}, 60_000)
