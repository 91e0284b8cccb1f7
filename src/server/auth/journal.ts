/**
 * What must outlive a restored database: accounts disabled, passwords set, sessions ended, devices unpaired
 * or stolen, children erased. One JSON line each, outside the database and its backups, written to the disk
 * before the commit that does the same; replayed at every start (`replay-journal.ts`).
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as v from 'valibot'

const about = { at: v.number(), school: v.string(), id: v.string() }
const lineSchema = v.variant('what', [
  v.object({
    ...about,
    what: v.picklist([
      'account-disabled',
      'account-enabled',
      'device-unpaired',
      'device-stolen',
      'device-paired',
      'session-ended',
      'child-erased',
    ]),
  }),
  // The password as the database has it, hashed; this file is readable by the service alone, like the database.
  v.object({ ...about, what: v.literal('password-set'), password: v.string(), mustChange: v.boolean() }),
])
export type JournalLine = v.InferOutput<typeof lineSchema>
export type PasswordLine = Extract<JournalLine, { what: 'password-set' }>

const journalFile = (dataDir: string) => join(dataDir, 'journal.jsonl')

export class Journal {
  readonly #path: string

  constructor(dataDir: string) {
    this.#path = journalFile(dataDir)
  }

  /** On the disk when it returns. */
  append(line: JournalLine): void {
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 })
    const file = openSync(this.#path, 'a', 0o600)
    try {
      // A line broken by a power cut must not swallow this one: an empty line costs nothing.
      writeSync(file, `\n${JSON.stringify(line)}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  }

  /** In the order they were written; lines that a crash has cut are left out. */
  read(): JournalLine[] {
    if (!existsSync(this.#path)) return []
    return readFileSync(this.#path, 'utf8').split('\n').flatMap(parseLine)
  }
}

function parseLine(text: string): JournalLine[] {
  if (text.trim() === '') return []
  try {
    const parsed = v.safeParse(lineSchema, JSON.parse(text))
    return parsed.success ? [parsed.output] : []
  } catch {
    return []
  }
}
