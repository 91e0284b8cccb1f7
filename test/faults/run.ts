/**
 * `npm run test:faults`: thousands of seeds against the model, then every fault that needs real processes.
 * `-- --seeds N` plays another number of them, `--from S` other ones, `--only-seeds` nothing besides, `--until-one`
 * stops at the first that fails, as it was drawn.
 */
import 'fake-indexeddb/auto'
import { fork, spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { keptSeeds } from './kept-seeds.ts'
import { type Failure, lines, tell } from './model/tell.ts'
import type { Played } from './model/worker.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    'only-seeds': { type: 'boolean', default: false },
    'until-one': { type: 'boolean', default: false },
  },
})
const [from, count] = [Number(values.from), Number(values.seeds)]
const mostFailures = values['until-one'] ? 1 : 5

async function replayKept(): Promise<Failure[]> {
  const failures: Failure[] = []
  for (const { seed, story } of keptSeeds) {
    await tell(story, seed).catch((error: unknown) => failures.push({ seed, story, why: String(error) }))
  }
  for (const failure of failures) console.log(`\n${lines(failure)}\n`)
  return failures
}

/** Seeds are dealt out one at a time, so that no worker waits for another. */
async function playSeeds(): Promise<Failure[]> {
  const failures: Failure[] = []
  const started = performance.now()
  let [next, done] = [from, 0]
  const playOn = () =>
    new Promise<void>((resolve, reject) => {
      const worker = fork(fileURLToPath(new URL('./model/worker.ts', import.meta.url)), {
        execArgv: ['--max-semi-space-size=64'],
        env: { ...process.env, SHRINK: values['until-one'] ? 'no' : 'yes' },
      })
      const deal = () => {
        if (next >= from + count || failures.length >= mostFailures) return void worker.disconnect()
        worker.send(next)
        next += 1
      }
      worker.on('message', ({ failure }: Played) => {
        done += 1
        if (failure) failures.push(failure)
        if (failure) console.log(`\n${lines(failure)}\n`)
        if (done % 100 === 0) console.log(`${done} seeds, ${pace(started, done)}`)
        deal()
      })
      worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended: ${code}`))))
      deal()
    })
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, playOn))
  console.log(`${done} seeds from ${from}, ${failures.length} failed, ${pace(started, done)}`)
  return failures
}

const pace = (started: number, done: number) =>
  `${((performance.now() - started) / 1000 / Math.max(1, done)).toFixed(2)} s a seed`

/** The tests of this folder that take too long for `npm test`, too. */
function runProcesses(): boolean {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
  const args = [vitest, 'run', '--project', 'node', '--project', 'browser', 'test/faults']
  const env = { ...process.env, FAULTS: 'all' }
  return spawnSync(process.execPath, args, { stdio: 'inherit', env }).status === 0
}

const failures = [...(values['until-one'] ? [] : await replayKept()), ...(await playSeeds())]
const processesHold = values['only-seeds'] || runProcesses()
process.exit(failures.length === 0 && processesHold ? 0 : 1)
