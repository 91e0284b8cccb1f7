import { parentPort, workerData } from 'node:worker_threads'
import { structuredCopy, theLedger } from './a-year-of-facts.ts'
import { allMedals, medalsOfSchool } from './medals-of-a-school.ts'

const { facts, rounds } = workerData as { facts: number; rounds: number }
const ledger = structuredCopy(theLedger(facts))
const times = Array.from({ length: rounds }, () => {
  const start = performance.now()
  allMedals(medalsOfSchool(ledger, new Map()))
  return performance.now() - start
})
parentPort?.postMessage(times)
