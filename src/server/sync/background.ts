/**
 * Everything that judging a batch needs from the database, read at once before the first fact is judged: as many
 * queries for a thousand facts as for one.
 */
import { type Fact, parseFact } from '../../domain/facts/fact.schema.ts'
import { withoutStudent } from '../../domain/facts/erasure.ts'
import { basisUnknown, targetOf } from '../../domain/facts/ledger.ts'
import type { KnownTime } from '../../domain/facts/stamp.ts'
import type { Training } from '../../domain/posts/training.ts'
import { must } from '../../domain/result.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { type Commit, commitTime } from '../db/commits.ts'
import type { Tx } from '../db/connection.ts'
import { factsById, type NumberedFact, type ReceiptRow, receiptsOf } from '../db/facts.ts'
import type { SchoolViews, Viewed } from '../school/views.ts'
import type { RawFact, Sender } from './accept-facts.ts'
import { lastTimedFact } from './installs.ts'
import { knownTimes } from './known-time.ts'
import { trainingAsked } from './training-asked.ts'
import { readWaiting, type Waiting } from './waiting-facts.ts'

/** The records as a device knew them, and how old that knowledge is in seconds. */
export type Basis = { readonly view: SchoolView; readonly age: number }

export type Background = {
  readonly now: SchoolView
  /** The facts of the batch that are well formed, by id. */
  readonly parsed: ReadonlyMap<string, Fact>
  /** Facts of the batch about a child who was erased, and numbers whose fact a device has erased. */
  readonly erased: ReadonlySet<string>
  /** What arrived earlier: facts of this batch that come again, and those that its facts are about. */
  readonly receipts: ReadonlyMap<string, ReceiptRow>
  readonly facts: ReadonlyMap<string, NumberedFact>
  /** What waits for a fact of this batch, by the fact it waits for. */
  readonly waiting: ReadonlyMap<string, readonly Waiting[]>
  readonly times: ReadonlyMap<string, KnownTime>
  readonly training: Training
  basisOf(fact: Fact): Basis
}

export async function readBackground(
  tx: Tx,
  views: SchoolViews,
  { school, install }: Sender,
  raw: readonly RawFact[],
  commit: Commit,
): Promise<Background> {
  const viewed = await views.now(tx, school)
  const { parsed, erased } = parseAll(raw, [...viewed.view.all('erased').keys()])
  const own = [...parsed.values()].sort((a, b) => a.seq - b.seq)
  const ids = raw.map(({ id }) => id)
  const targets = own.flatMap((fact) => targetOf(fact) ?? [])
  const receipts = await receiptsOf(tx, school, [...new Set([...ids, ...targets])])
  const numbered = [...receipts.values()].flatMap(({ fact, number }) => (number === null ? [] : fact))
  const waiting = await readWaiting(tx, school, ids)
  const waited = [...waiting.values()].flat().map(({ fact }) => fact)
  const basisOf = await basesOf(tx, views, viewed, school, [...own, ...waited], commit)
  const asked = new Set([viewed.view, ...own.map((fact) => basisOf(fact).view)])
  const earlier = await lastTimedFact(tx, school, install, own[0]?.seq ?? 0)
  return {
    now: viewed.view,
    parsed,
    erased,
    receipts,
    facts: await factsById(tx, school, numbered),
    waiting,
    times: knownTimes(own, commit.at, viewed.view, earlier),
    training: await trainingAsked(tx, school, own, [...asked]),
    basisOf,
  }
}

/** @param students those who were erased: what is about them is not kept, what only names them loses the name */
function parseAll(raw: readonly RawFact[], students: readonly string[]) {
  const parsed = new Map<string, Fact>()
  const erased = new Set<string>()
  for (const item of raw) {
    const fact = parseFact(item)
    const left = fact && students.reduce<Fact | null>((one, id) => one && withoutStudent(one, id), fact)
    if (left) parsed.set(item.id, left)
    else if (fact || item.blank === true) erased.add(item.id)
  }
  return { parsed, erased }
}

/** Most facts of a batch share one basis. */
async function basesOf(
  tx: Tx,
  views: SchoolViews,
  now: Viewed,
  school: string,
  facts: readonly Fact[],
  commit: Commit,
): Promise<Background['basisOf']> {
  const numberOf = ({ basis }: Fact) => Math.min(basis, commit.first - 1)
  const bases = new Map<number, Basis>([[basisUnknown, { view: now.view, age: 0 }]])
  for (const number of new Set(facts.map(numberOf))) {
    if (number === basisUnknown) continue
    const { view } = number >= now.number ? now : await views.asOf(tx, school, number)
    const at = await commitTime(tx, school, number)
    bases.set(number, { view, age: at === null ? 0 : commit.at - at })
  }
  return (fact) => must(bases.get(numberOf(fact)), 'the bases of all facts of the batch were read')
}
