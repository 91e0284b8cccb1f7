import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { protocolVersion, type SyncRequest } from '../../src/domain/protocol/sync.ts'
import { runSync } from '../../src/client/sync/run-sync.ts'
import { readMeta } from '../../src/client/db/database.ts'
import { awardPoints } from '../../src/client/commands/award-points.ts'
import { aSchoolWithATerm, seal } from '../support/a-sealed-term.ts'
import { aSchoolOnItsFeet } from '../support/school-day.ts'

/** Requests as each released protocol version wrote them. If one fails, mend the server, never the file. */
const frozen = JSON.parse(
  readFileSync(new URL('../frozen/sync-requests.json', import.meta.url), 'utf8'),
) as Array<SyncRequest>

test('an old client is answered in its own version, and what it brings is taken', async () => {
  const school = await aSchoolWithATerm(600)
  await seal(school)
  const phone = await school.phone('teacher-li')
  for (const request of frozen) {
    const outcome = await phone.ask(request)
    if (outcome.kind !== 'reply') throw new Error(JSON.stringify(outcome))
    const { reply } = outcome
    expect(reply.protocol).toBe(request.protocol)
    // Version 1 knows no segments: everything comes as rows.
    expect('segments' in reply).toBe(request.protocol > 1)
    expect(reply.facts.length > 0 || (reply.segments ?? []).length > 0).toBe(true)
    expect(reply.acked).toHaveLength(request.facts.length)
    expect(reply.exceptions).toEqual([])
  }
})

test('a new client that meets an older server keeps what it wrote and asks to be updated', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  await awardPoints(
    { students: ['child-1'], colour: 'red', points: 1, label: '升旗端正' },
    await phone.work(),
  )
  const asked: number[] = []
  const olderServer = async ({ protocol }: SyncRequest) => {
    asked.push(protocol)
    return { kind: 'problem', error: 'unsupported-protocol' } as const
  }
  const result = await runSync(phone.db, olderServer, () => phone.moment())
  expect(result).toEqual({ kind: 'problem', error: 'unsupported-protocol' })
  expect(asked).toHaveLength(1)
  expect(await phone.unsent()).toBe(1)
  expect(await readMeta(phone.db, 'turnedAway')).toBe('update-needed')
  await phone.sync()
  expect(await phone.unsent()).toBe(0)
  expect(await readMeta(phone.db, 'turnedAway')).toBeUndefined()
})

test('a client of tomorrow is told so, and nothing of it is taken', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  const [, request] = frozen
  if (!request) throw new Error('there is a frozen request with a fact')
  expect(await phone.ask({ ...request, protocol: protocolVersion + 1 })).toEqual({
    kind: 'problem',
    error: 'unsupported-protocol',
  })
  expect(await school.services.database.read.selectFrom('fact').selectAll().execute()).toEqual([])
})
