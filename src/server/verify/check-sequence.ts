/**
 * Every number from 1 to the head belongs to exactly one fact or version of a record (or to a fact that was erased by
 * law), every number to exactly one commit, and the head is the last commit's.
 */
import type { Executor } from '../db/connection.ts'
import { headOf } from '../db/commits.ts'
import { type Finding, rowsAtOnce } from './finding.ts'

export async function checkSequence(db: Executor, school: string): Promise<Finding> {
  const head = await headOf(db, school)
  const uses = new Uint8Array(head.number + 1)
  const faults: string[] = []
  for (const read of [factNumbers, recordNumbers, erasedNumbers]) {
    for await (const number of read(db, school)) {
      if (number > head.number) faults.push(`${number} > head ${head.number}`)
      else uses[number] = (uses[number] ?? 0) + 1
    }
  }
  for (let number = 1; number <= head.number; number += 1) {
    if (uses[number] !== 1) faults.push(`number ${number}: used ${uses[number]} times`)
  }
  return {
    check: 'sequence',
    looked: head.number,
    faults: [...faults, ...(await commitFaults(db, school, head))],
  }
}

async function* factNumbers(db: Executor, school: string): AsyncGenerator<number> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('fact')
      .select('number')
      .where('school', '=', school)
      .where('number', '>', after)
      .orderBy('number')
      .limit(rowsAtOnce)
      .execute()
    for (const { number } of rows) yield (after = Number(number))
    if (rows.length < rowsAtOnce) return
  }
}

async function* recordNumbers(db: Executor, school: string): AsyncGenerator<number> {
  const rows = await db
    .selectFrom('record_history')
    .select('number')
    .where('school', '=', school)
    .orderBy('number')
    .execute()
  for (const { number } of rows) yield Number(number)
}

async function* erasedNumbers(db: Executor, school: string): AsyncGenerator<number> {
  const rows = await db
    .selectFrom('receipt')
    .select('number')
    .where('school', '=', school)
    .where('verdict', '=', 'erased')
    .where('number', 'is not', null)
    .execute()
  for (const { number } of rows) yield Number(number)
}

async function commitFaults(
  db: Executor,
  school: string,
  head: { number: number; tag: string },
): Promise<string[]> {
  const commits = await db
    .selectFrom('commit_log')
    .select(['first_number', 'last_number', 'tag'])
    .where('school', '=', school)
    .orderBy('last_number')
    .execute()
  const faults: string[] = []
  let last = 0
  for (const { first_number: first, last_number: end } of commits) {
    if (Number(first) !== last + 1) faults.push(`commit ${first}–${end} follows ${last}`)
    last = Number(end)
  }
  const tag = commits.at(-1)?.tag ?? ''
  if (last !== head.number || tag !== head.tag)
    faults.push(`head ${head.number} ${head.tag}, last commit ${last} ${tag}`)
  return faults
}
