/**
 * `npm test`: finds a Chromium, runs every test, closes with one line of figures. `npm run test:postgres`
 * (`--postgres`): the whole server on PostgreSQL, without browsers.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findChromium } from './find-chromium.ts'

type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number; success: boolean }

const onPostgres = process.argv[2] === '--postgres'
const chosen = onPostgres ? ['--project', 'postgres', ...process.argv.slice(3)] : process.argv.slice(2)
const own = onPostgres ? { TEST_POSTGRES: 'all' } : { CHROMIUM_PATH: findChromium() }
const report = join(mkdtempSync(join(tmpdir(), 'shanzhen-test-')), 'report.json')
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const run = spawnSync(
  process.execPath,
  [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...chosen],
  { stdio: 'inherit', env: { ...process.env, ...own } },
)
const { numPassedTests, numFailedTests, numPendingTests, success } = JSON.parse(
  readFileSync(report, 'utf8'),
) as Report
console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`)
process.exit(run.status === 0 && success && numPassedTests > 0 ? 0 : 1)
