/** A real server in its own process, the real transport, and everything that can happen to bytes in between. */
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { awardPoints } from '../../../src/client/commands/award-points.ts'
import { type Fault, type FaultyNetwork, aFaultyNetwork } from '../../support/faulty-network.ts'
import {
  aPhone,
  aSchoolFolder,
  ledgerOf,
  type Phone,
  type SchoolFolder,
  startOn,
} from '../../support/school-process.ts'

let folder: SchoolFolder
let network: FaultyNetwork
let phone: Phone

beforeEach(async () => {
  folder = await aSchoolFolder()
  const server = await startOn(folder)
  network = await aFaultyNetwork(() => server.address)
  onTestFinished(() => network.close())
  phone = await aPhone(folder, 'teacher-one', () => network.address)
  await phone.sync()
}, 60_000)

const awards = async (count: number) => {
  for (let index = 0; index < count; index += 1) {
    await awardPoints(
      { students: ['child-1'], colour: 'red', points: 1, label: '升旗' },
      await phone.device.work(),
    )
  }
}

const written = async () => (await phone.device.db.own.toArray()).map(({ fact }) => fact.id).sort()

const faults: Array<[name: string, fault: Fault, result: string]> = [
  ['a request that is lost', { kind: 'lose-request' }, 'unreachable'],
  ['a reply that is lost after the commit', { kind: 'lose-reply' }, 'unreachable'],
  ['a request that arrives twice at once', { kind: 'double' }, 'done'],
  ['a request cut in its middle', { kind: 'cut-request', at: 333 }, 'unreachable'],
  ['a reply cut in its middle', { kind: 'cut-reply', at: 77 }, 'not-ours'],
  ['a slow network', { kind: 'delay', ms: 300 }, 'done'],
  ['a proxy that says 502', { kind: 'status', status: 502 }, 'not-ours'],
  ['a proxy that says 503', { kind: 'status', status: 503, retryAfter: 3 }, 'not-ours'],
  ['a proxy that says 429', { kind: 'status', status: 429 }, 'not-ours'],
  ['a portal that answers 200 with its own page', { kind: 'portal' }, 'not-ours'],
]

test('nothing that can happen to a request loses a fact, doubles it, or takes it for arrived', async () => {
  for (const [name, fault, result] of faults) {
    await awards(3)
    const before = ledgerOf(folder).length
    network.next.push(fault)
    const { kind } = await phone.sync()
    expect([name, kind]).toEqual([name, result])
    if (kind !== 'done') expect([name, await phone.device.unsent()]).toEqual([name, 3])
    expect((await phone.sync()).kind).toBe('done')
    expect([name, ledgerOf(folder).length - before]).toEqual([name, 3])
  }
  expect(await phone.device.unsent()).toBe(0)
  expect(ledgerOf(folder).sort()).toEqual(await written())
})

test('replies and requests cut at every kind of byte: all arrives, once', async () => {
  const rounds = process.env['FAULTS'] === 'all' ? 200 : 25
  for (let round = 0; round < rounds; round += 1) {
    await awards(2)
    network.next.push({ kind: round % 2 === 0 ? 'cut-reply' : 'cut-request', at: (round * 7919) % 2500 })
    await phone.sync()
  }
  expect((await phone.sync()).kind).toBe('done')
  expect(ledgerOf(folder).sort()).toEqual(await written())
})
