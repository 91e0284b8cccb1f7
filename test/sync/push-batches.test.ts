/** Much that was written offline: batches that ask for nothing, two on their way, and nothing lost when they fail. */
import { expect, test } from 'vitest'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import type { SyncRequest } from '../../src/domain/protocol/sync.ts'
import { metaRow } from '../../src/client/db/database.ts'
import { offerAgain } from '../../src/client/db/offer-again.ts'
import { pushBatches } from '../../src/client/sync/push-batches.ts'
import type { Outcome } from '../../src/client/sync/transport.ts'
import { aSchoolOnItsFeet, studentIds } from '../support/school-day.ts'
import type { TestDevice } from '../support/test-device.ts'

async function aPhoneFullOfAwards() {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  for (const [index] of Array.from({ length: 26 }).entries()) {
    const student = studentIds[index % 12] ?? ''
    await awardPoints({ students: [student], colour: 'red', points: 1, label: '升旗' }, await phone.work())
  }
  return { school, phone }
}

const inBatchesOf = (atOnce: number, phone: TestDevice, wire: (request: SyncRequest) => Promise<Outcome>) =>
  phone.sync({ wire, factsAtOnce: atOnce })

test('full batches after the first ask for nothing but what became of them, and go out before the one before is answered', async () => {
  const { phone } = await aPhoneFullOfAwards()
  const asked: Array<[facts: number, pulls: boolean]> = []
  let [open, most] = [0, 0]
  const result = await inBatchesOf(5, phone, async (request) => {
    asked.push([request.facts.length, request.pulls !== false])
    most = Math.max(most, (open += 1))
    const outcome = await phone.ask(request)
    // As long as a network takes.
    await new Promise((resolve) => setTimeout(resolve, 40))
    open -= 1
    return outcome
  })
  expect(result.kind).toBe('done')
  expect(asked).toEqual([[5, true], ...Array.from({ length: 4 }, () => [5, false]), [1, true]])
  expect(most).toBe(2)
  expect(await phone.unsent()).toBe(0)
})

test('a batch whose answer is lost is sent again the ordinary way, and counts once', async () => {
  const { school, phone } = await aPhoneFullOfAwards()
  let count = 0
  const lossy = async (request: SyncRequest): Promise<Outcome> => {
    const outcome = await phone.ask(request)
    return (count += 1) === 3 ? { kind: 'unreachable' } : outcome
  }
  expect((await inBatchesOf(5, phone, lossy)).kind).toBe('done')
  expect(await phone.unsent()).toBe(0)
  const rows = await school.services.database.read.selectFrom('fact').select('id').execute()
  expect(rows).toHaveLength(26)
})

test('what a server of another life says about a batch is no acknowledgement', async () => {
  const { phone } = await aPhoneFullOfAwards()
  const sent: number[] = []
  const forking = async (request: SyncRequest): Promise<Outcome> => {
    const outcome = await phone.ask(request)
    sent.push(...request.facts.map(({ seq }) => seq))
    if (outcome.kind !== 'reply' || request.pulls !== false) return outcome
    return { kind: 'reply', reply: { ...outcome.reply, epoch: 'another-life' } }
  }
  expect((await inBatchesOf(5, phone, forking)).kind).toBe('done')
  const twice = sent.filter((seq, index) => sent.indexOf(seq) !== index)
  expect(twice.length).toBeGreaterThan(0)
  expect(await phone.unsent()).toBe(0)
})

test('a batch answered before another tab learned of another history acknowledges nothing there', async () => {
  const { phone } = await aPhoneFullOfAwards()
  let answered = 0
  const asleep = async (request: SyncRequest): Promise<Outcome> => {
    const outcome = await phone.ask(request)
    if ((answered += 1) === 1) await learnOfAnotherHistory(phone)
    return outcome
  }
  await pushBatches(phone.db, asleep, phone.page, 5)
  expect(answered).toBeGreaterThan(0)
  expect(await phone.unsent()).toBe(26)
})

const learnOfAnotherHistory = ({ db }: TestDevice) =>
  db.transaction('rw', db.tables, async () => {
    await offerAgain(db)
    await db.meta.put(metaRow('epoch', 'another life'))
  })
