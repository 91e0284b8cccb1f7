import { parentPort, workerData } from 'node:worker_threads'
import { structuredCopy, theLedger } from './a-year-of-facts.ts'
import { addYear, allMedals, bareSum } from './medals-of-a-school.ts'

/** Milliseconds, round by round. */
export type WorkerTimes = { medals: number[]; sums: number[] }

const { facts, rounds } = workerData as { facts: number; rounds: number }
const ledger = structuredCopy(theLedger(facts))
const timesOf = (work: () => void) =>
  Array.from({ length: rounds }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
const medals = timesOf(() => allMedals(addYear(new Map(), ledger)))
const sums = timesOf(() => bareSum(ledger))
parentPort?.postMessage({ medals, sums } satisfies WorkerTimes)
