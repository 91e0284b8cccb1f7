/** Run with the rights of the reading process: tries what an attacker inside it would try, and says what worked. */
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

const attempts: Record<string, () => unknown> = {
  'read a file': () => readFileSync(join(import.meta.dirname, '..', '..', '..', 'package.json')),
  'read a folder': () => readdirSync(tmpdir()),
  'write a file': () => writeFileSync(join(tmpdir(), 'probe.txt'), 'x'),
  'start a program': () => spawnSync(process.execPath, ['--version']).error ?? 'started',
  'start a thread': () => new Worker('1', { eval: true }),
  'make code from text': () => new Function('return 1')(),
}

const worked = Object.entries(attempts).flatMap(([name, attempt]) => {
  try {
    return attempt() instanceof Error ? [] : [name]
  } catch {
    return []
  }
})
process.stdout.write(JSON.stringify({ worked, environment: Object.keys(process.env) }))
