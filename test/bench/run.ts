/**
 * `npm run bench`: every benchmark in one run on this machine, with its bars and with peers beside it.
 *
 *   -- --quick         fewer rounds, within two minutes
 *   -- --only NAME,…   some of them
 *   -- --json FILE     the figures, for comparing runs
 *
 * Figures are printed, never asserted: a shared machine has noisy neighbours. Exit code 0 unless something broke.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { acceptanceBench } from './acceptance.ts'
import { awardBench } from './award.ts'
import type { Bench, Figure } from './bench.ts'
import { boardBench } from './board.ts'
import { firstSyncBench, latencyBench, pushBench } from './compare.ts'
import { foldBench } from './fold.ts'
import { growthBench } from './growth.ts'
import { kioskBench } from './kiosk.ts'
import { missedBars, peerWins, printBench } from './print-figures.ts'
import { medalsBench } from './medals.ts'
import { recruitmentBench } from './recruitment.ts'
import { sixtyDevicesBench } from './sixty-devices.ts'
import { streamsBench } from './streams.ts'

const benches: readonly Bench[] = [
  kioskBench,
  awardBench,
  boardBench,
  pushBench,
  firstSyncBench,
  latencyBench,
  acceptanceBench,
  sixtyDevicesBench,
  streamsBench,
  growthBench,
  foldBench,
  recruitmentBench,
  medalsBench,
]

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, only: { type: 'string' }, json: { type: 'string' } },
})
const only = values.only?.split(',')
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`
console.log(machine)

const results: Record<string, Figure[]> = {}
for (const bench of benches.filter(({ name }) => !only || only.includes(name))) {
  const figures = await bench.run({ quick: values.quick ?? false })
  results[bench.name] = figures
  printBench(bench, figures)
}
const all = Object.values(results).flat()
console.log(`\nBars missed\n${listed(missedBars(all))}\nWhere a peer wins\n${listed(peerWins(all))}`)
if (values.json) writeFileSync(values.json, JSON.stringify({ machine, results }, null, 2))
process.exit(0)

function listed(lines: readonly string[]): string {
  return lines.length === 0 ? '  none' : lines.map((line) => `  ${line}`).join('\n')
}
