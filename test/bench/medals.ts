/**
 * All medals of a school, in Node: a school year in a worker thread, six years one after the other, and what one new
 * fact costs the child with the longest page. The facts are made before the clock starts: reading them is what
 * `first sync` and `acceptance` measure.
 */
import { Worker } from 'node:worker_threads'
import { type Bench, type Figure, median, millisecondsOf } from './bench.ts'
import { theLedger } from './a-year-of-facts.ts'
import { addYear, allMedals, bareSum, peer, type SchoolTallies, somePlaces } from './medals-of-a-school.ts'
import type { WorkerTimes } from './medals-worker.ts'
import { medalBook } from '../../src/domain/medals/medal-book.ts'
import { addDays } from '../../src/domain/time/local-time.ts'
import type { LedgerFact } from '../../src/domain/facts/ledger.ts'
import { someRules } from '../domain/medals/some-medals.ts'

const aYear = 600_000
const years = 6

export const medalsBench: Bench = {
  name: 'medals',
  title: `All medals of 2,000 children; ${aYear.toLocaleString('en')} facts a year (Node)`,
  run: async ({ quick }) => [
    ...(await aYearInAWorker(quick ? 2 : 5)),
    ...sixYears(),
    ...oneMoreFact(quick ? 300 : 2000),
  ],
}

async function aYearInAWorker(rounds: number): Promise<Figure[]> {
  const worker = new Worker(new URL('./medals-worker.ts', import.meta.url), {
    workerData: { facts: aYear, rounds },
  })
  const { medals, sums } = await new Promise<WorkerTimes>((resolve, reject) =>
    worker.once('message', resolve).once('error', reject),
  )
  const what = 'a school year, in a worker'
  const detail = `median of ${rounds}, worst ${Math.round(Math.max(...medals))} ms`
  return [
    { what, value: median(medals), unit: 'ms', detail, bars: [{ atMost: 1000 }] },
    { what, who: peer, value: median(sums), unit: 'ms' },
  ]
}

function sixYears(): Figure[] {
  const year = theLedger(aYear)
  let [time, sums] = [0, 0]
  const tallies: SchoolTallies = new Map()
  for (let index = 0; index < years; index += 1) {
    const facts = year.map((entry) => movedByYears(entry, index))
    time += millisecondsOf(() => addYear(tallies, facts))
    sums += millisecondsOf(() => bareSum(facts))
  }
  let medals = 0
  time += millisecondsOf(() => (medals = allMedals(tallies)))
  const [what, detail] = ['six years', `${medals.toLocaleString('en')} medals`]
  return [
    { what, value: time, unit: 'ms', detail, bars: [{ atMost: 10_000 }] },
    { what, who: peer, value: sums, unit: 'ms' },
  ]
}

const movedByYears = (entry: LedgerFact, years: number): LedgerFact =>
  ({
    ...entry,
    stamp: { ...entry.stamp, schoolDay: addDays(entry.stamp.schoolDay, 364 * years) },
  }) as LedgerFact

/** Six years of one child are some 1,800 facts; the last of them are timed one by one. */
function oneMoreFact(rounds: number): Figure[] {
  const whole = theLedger(aYear)
  const student = whole[0]?.fact.body && 'student' in whole[0].fact.body ? whole[0].fact.body.student : null
  const own = whole.filter(({ fact }) => 'student' in fact.body && fact.body.student === student)
  const six = Array.from({ length: years }, (_, index) =>
    own.map((entry, place) => ({
      ...movedByYears(entry, index),
      number: index * own.length + place + 1,
      fact: { ...entry.fact, id: `${index}-${entry.fact.id}` },
    })),
  ).flat() as LedgerFact[]
  const book = medalBook(somePlaces, someRules())
  const times = six.map((entry) => {
    const start = performance.now()
    book.add(entry)
    return performance.now() - start
  })
  const last = times.slice(-Math.min(rounds, own.length))
  const detail = `of a child with ${six.length} facts; worst ${Math.max(...last).toFixed(1)} ms`
  return [{ what: 'one more fact', value: median(last), unit: 'ms', detail, bars: [{ atMost: 5 }] }]
}
