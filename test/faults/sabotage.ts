/**
 * `npm run test:sabotage`: proves the fault suite. Each known bug is put into a copy of the code, and the model must
 * notice it; prints how many seeds that took. `-- --seeds N` is the most it may take, `--bug N` takes the nth alone.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type KnownBug, knownBugs } from './known-bugs.ts'

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '2000' }, bug: { type: 'string' } },
})
const bugs =
  values.bug === undefined ? knownBugs : knownBugs.slice(Number(values.bug) - 1, Number(values.bug))

function copyOfTheCode(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shanzhen-sabotage-'))
  const filter = (source: string) => !source.includes('node_modules')
  for (const part of ['src', 'test', 'package.json', 'vite.config.ts', 'public'])
    cpSync(part, join(folder, part), { recursive: true, filter })
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'), 'dir')
  return folder
}

/** @throws when the code is no longer written as the bug's change expects it */
function putIn(folder: string, { name, changes }: KnownBug): void {
  for (const [file, ours, broken] of changes) {
    const code = readFileSync(join(folder, file), 'utf8')
    if (!code.includes(ours)) throw new Error(`"${name}" no longer fits ${file}: ${ours}`)
    writeFileSync(
      join(folder, file),
      code.replace(ours, () => broken),
    )
  }
}

const takeOut = (folder: string, { changes }: KnownBug): void => {
  for (const [file] of changes) cpSync(file, join(folder, file))
}

type Noticed = { after: string; by: string } | null

function play(folder: string): Noticed {
  const args = ['test/faults/run.ts', '--only-seeds', '--until-one', '--seeds', values.seeds]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  if (status === 0) return null
  const seeds = Number(/(\d+) seeds from/.exec(stdout)?.[1] ?? Number.NaN)
  const said = stdout.split('\n').filter((line) => line && !/^\s|^seed |seeds from|^\d+ seeds/.test(line))
  return { after: `${seeds} seeds`, by: (said[0] ?? stderr.trim().split('\n').pop() ?? '').slice(0, 90) }
}

type Report = { testResults: Array<{ assertionResults: Array<{ fullName: string; status: string }> }> }

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')

function runTest(folder: string, { project, file }: NonNullable<KnownBug['noticedBy']>): Noticed {
  const report = join(folder, 'report.json')
  const args = [vitest, 'run', '--project', project, '--reporter=json', `--outputFile.json=${report}`, file]
  const { status } = spawnSync(process.execPath, args, { cwd: folder })
  if (status === 0) return null
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
  const failed = testResults.flatMap((one) => one.assertionResults).find((one) => one.status === 'failed')
  // Where no test has failed none has run.
  return failed ? { after: 'its test', by: failed.fullName.trim().slice(0, 90) } : null
}

const folder = copyOfTheCode()
let missed = 0
try {
  for (const bug of bugs) {
    putIn(folder, bug)
    const noticed = bug.noticedBy ? runTest(folder, bug.noticedBy) : play(folder)
    takeOut(folder, bug)
    if (!noticed) missed += 1
    const after = noticed?.after ?? 'NOT NOTICED'
    console.log(`${bug.name.padEnd(56)} ${after.padStart(12)}   ${noticed?.by ?? ''}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${bugs.length - missed} of ${bugs.length} noticed`)
process.exit(missed === 0 ? 0 : 1)
