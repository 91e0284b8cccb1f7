/**
 * Group commit: what arrives for a school while one of its transactions runs shares the next one, and with it the
 * lock and the flush to disk, which cost the same for one request as for twenty.
 *
 *   request ─▶ queue of its school ─▶ one transaction, a savepoint for each ─▶ commit ─▶ the answers
 *
 * What fails is undone alone and told to its own request; when the commit itself fails, nobody is told anything else.
 * Nobody is answered before the commit.
 */
import { setImmediate } from 'node:timers/promises'
import type { Database, Tx } from './connection.ts'
import { inSavepoint, inSchool } from './transactions.ts'
import { troubleOf } from './trouble.ts'

type Part = {
  readonly weight: number
  /** Does its work and gives what answers the request after the commit. */
  readonly run: (tx: Tx) => Promise<() => void>
  readonly fail: (error: unknown) => void
}

/** A transaction is closed when it has this much: others want to write as well, and somebody waits for each answer. */
const mostWeight = 2_000
const mostParts = 32

export class GroupCommit {
  readonly #database: Database
  readonly #queues = new Map<string, Part[]>()

  constructor(database: Database) {
    this.#database = database
  }

  /**
   * A share in a writing transaction of the school. `work` may run again, as with `inSchool`.
   * @param weight roughly how many rows it writes
   */
  write<T>(school: string, weight: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = async (tx: Tx) => {
        const result = await work(tx)
        return () => resolve(result)
      }
      const queue = this.#queues.get(school)
      const part = { weight, run, fail: reject }
      if (queue) queue.push(part)
      else {
        this.#queues.set(school, [part])
        void this.#drain(school)
      }
    })
  }

  async #drain(school: string): Promise<void> {
    const queue = this.#queues.get(school) ?? []
    while (queue.length > 0) await this.#commit(school, nextGroup(queue))
    this.#queues.delete(school)
  }

  async #commit(school: string, group: readonly Part[]): Promise<void> {
    try {
      const answers = await inSchool(this.#database, school, (tx) => runEach(tx, group))
      for (const answer of answers) answer()
    } catch (error) {
      for (const part of group) part.fail(error)
    }
  }
}

function nextGroup(queue: Part[]): Part[] {
  let weight = 0
  let count = 0
  for (const part of queue) {
    if (count > 0 && (weight + part.weight > mostWeight || count === mostParts)) break
    weight += part.weight
    count += 1
  }
  return queue.splice(0, count)
}

async function runEach(tx: Tx, group: readonly Part[]): Promise<Array<() => void>> {
  const answers: Array<() => void> = []
  for (const [index, { run, fail }] of group.entries()) {
    // SQLite works in this very thread: whoever waits for a page or a login gets a turn between two requests.
    if (index > 0) await setImmediate()
    try {
      answers.push(await inSavepoint(tx, () => run(tx)))
    } catch (error) {
      // What the engine wants repeated, or a lost connection, is of the whole transaction.
      if (['again', 'busy'].includes(troubleOf(error) ?? '')) throw error
      answers.push(() => fail(error))
    }
  }
  return answers
}
