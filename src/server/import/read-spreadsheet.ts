/**
 * An untrusted spreadsheet to plain rows. In this process only the file's first bytes are looked at. Everything that
 * a hostile file can turn against its reader - unpacking, parsing - happens in a process of its own, which may read
 * its own program and nothing else, has no environment, little memory and five seconds, and is one at a time.
 * The bytes are in memory only: nothing here writes or logs them.
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FileRefusal } from '../../domain/roster/reasons.ts'
import type { Sheet } from '../../domain/roster/sheet-table.ts'
import { type FileKind, fileKindOf } from './file-kind.ts'
import { limits } from './limits.ts'

export type ReadResult =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly reason: FileRefusal }

const refusal = (reason: FileRefusal): ReadResult => ({ ok: false, reason })

export async function readSpreadsheet(bytes: Uint8Array, fileName: string): Promise<ReadResult> {
  if (bytes.length > limits.fileBytes) return refusal('too-large')
  const kind = fileKindOf(bytes, fileName)
  if (!kind.ok) return refusal(kind.error)
  return oneAtATime(() => readInOwnProcess(bytes, kind.value))
}

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

function oneAtATime(read: () => Promise<ReadResult>): Promise<ReadResult> {
  if (waiting >= limits.waiting) return Promise.resolve(refusal('busy'))
  waiting += 1
  const turn = last.then(read).finally(() => (waiting -= 1))
  last = turn.catch(() => undefined)
  return turn
}

const here = dirname(fileURLToPath(import.meta.url))
const program = join(here, 'spreadsheet-child.ts')

/** The only files that the reading process may open: its program and the two libraries. */
function readableFiles(): string[] {
  const require = createRequire(import.meta.url)
  const own = ['spreadsheet-child.ts', 'counted-unzip.ts', 'workbook-rows.ts', 'csv-rows.ts', 'limits.ts']
  return [
    ...own.map((name) => join(here, name)),
    join(here, '..', '..', 'domain', 'roster', 'delimited-text.ts'),
    packageFolder(require.resolve('@e965/xlsx')),
    packageFolder(require.resolve('fflate')),
  ]
}

/** From a file of a package to its folder, with everything in it. */
function packageFolder(file: string): string {
  const [, found = dirname(file)] =
    /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/u.exec(file) ?? []
  return found + sep
}

function readInOwnProcess(bytes: Uint8Array, kind: FileKind): Promise<ReadResult> {
  return new Promise((resolve, reject) => {
    const child = startReader(program, [kind])
    const output: Buffer[] = []
    let length = 0
    let stopped: FileRefusal | undefined
    const stop = (reason: FileRefusal) => {
      stopped ??= reason
      child.kill('SIGKILL')
    }
    const timer = setTimeout(stop, limits.milliseconds, 'took-too-long')
    const finish = (result: ReadResult) => {
      clearTimeout(timer)
      resolve(result)
    }
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > limits.outputBytes) stop('expands-too-much')
      else output.push(chunk)
    })
    // No process could be started: nothing to do with the file.
    child.on('error', reject)
    child.on('close', (code) => finish(stopped ? refusal(stopped) : resultOf(code, output)))
    // A child that has already gone leaves the pipe broken; its end is reported above.
    child.stdin.on('error', () => undefined)
    child.stdin.end(bytes)
  })
}

/**
 * A process without rights: no environment, little memory, nothing to open but the reader's own files. What it says
 * on its error stream may quote cells: nobody reads that.
 */
export function startReader(path: string, parameters: readonly string[], moreFiles: readonly string[] = []) {
  const [command, ...rest] = withoutMemoryImage([
    process.execPath,
    `--max-old-space-size=${limits.heapMegabytes}`,
    '--disallow-code-generation-from-strings',
    '--permission',
    ...[...readableFiles(), ...moreFiles].map((file) => `--allow-fs-read=${file}`),
    path,
    ...parameters,
  ])
  return spawn(command, rest, { env: {}, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true })
}

/** A process that dies of its memory limit may leave an image of that memory on the disk, names and all: not here. */
function withoutMemoryImage(command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  return process.platform === 'win32'
    ? command
    : ['/bin/sh', '-c', 'ulimit -c 0; exec /usr/bin/env -i "$0" "$@"', ...command]
}

/** A process that ended by itself has said what it found; one that ran out of memory has said nothing. */
function resultOf(code: number | null, output: readonly Buffer[]): ReadResult {
  if (code !== 0) return refusal('expands-too-much')
  try {
    return JSON.parse(Buffer.concat(output).toString('utf8')) as ReadResult
  } catch {
    return refusal('damaged')
  }
}
