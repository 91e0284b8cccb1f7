/**
 * How every command writes: stamp, ask the policy, commit in one transaction, ask for a sync. All facts of an action
 * or none; a refusal comes back as a value and nothing has been written.
 */
import type { Fact, FactBody, FactType } from '../../domain/facts/fact.schema.ts'
import { dayWritten, deviceTime, type KnownTime, stampFact } from '../../domain/facts/stamp.ts'
import { uuidv7 } from '../../domain/ids.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import { mayWrite } from '../../domain/permissions/write.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { commitFacts, type FactToCommit } from '../db/commit-facts.ts'
import type { Workplace, WritingMoment } from './workplace.ts'

export type Draft = { [T in FactType]: { type: T; body: FactBody<T> } }[FactType]
export type Written = { readonly actionId: string; readonly facts: readonly string[] }

const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

export async function writeFacts(
  work: Workplace,
  drafts: readonly Draft[],
): Promise<Result<Written, Refusal>> {
  const { moment, facts, actionId } = sealed(work, drafts)
  const entries: FactToCommit[] = []
  for (const fact of facts) {
    const time = believedTime(fact, moment)
    const stamp = stampFact(fact, time, work.view(), work.view(), work.training?.())
    const days = { day: stamp.schoolDay, writtenOn: dayWritten(time, work.view()) }
    const context = { asOf: work.view(), now: work.view(), ...days, find: work.find }
    const refused = mayWrite(fact, context)
    if (refused) return err(refused)
    const target = 'target' in fact.body ? work.find(fact.body.target) : undefined
    entries.push({ fact, stamp: target ? { ...stamp, stream: target.stamp.stream } : stamp })
  }
  await commitFacts(work.db, entries, moment)
  work.requestSync()
  return ok({ actionId, facts: facts.map(({ id }) => id) })
}

/** What the device believes; with a clock in doubt it goes by the day on which it last met the server. */
function believedTime(fact: Fact, { lastServerTime }: WritingMoment): KnownTime {
  const time = deviceTime(fact)
  return time.at === null && lastServerTime !== undefined ? { ...time, receivedAt: lastServerTime } : time
}

/** The drafts as facts of one action, placed where they are committed. Plain data: a reactive object cannot be stored. */
function sealed(work: Workplace, drafts: readonly Draft[]) {
  const moment = work.moment()
  const actionId = newId()
  const facts = drafts.map(({ type, body }) => ({
    id: newId(),
    ...(drafts.length > 1 ? { actionId } : {}),
    type,
    author: { ...work.author },
    assurance: work.author.kind === 'device' ? 'device' : 'session',
    install: '',
    seq: 0,
    basis: 0,
    occurredAt: Math.floor(moment.deviceClock),
    ...(moment.clockOffset === undefined ? {} : { clockOffset: moment.clockOffset }),
    body: { ...body },
  })) as Fact[]
  return { moment, facts, actionId }
}
