/**
 * The process that reads one untrusted file: bytes on standard input, one JSON on standard output. Started by
 * read-spreadsheet.ts with its limits; what it is given is hostile until shown otherwise, and it has no rights that
 * a successful attack could use.
 */
import type { ReadResult } from './read-spreadsheet.ts'
import { countedUnzip, RefusedFile } from './counted-unzip.ts'
import { csvSheet } from './csv-rows.ts'
import { sheetsOfWorkbook } from './workbook-rows.ts'

async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function read(kind: string | undefined): Promise<ReadResult> {
  const bytes = await readInput()
  try {
    if (kind === 'csv') return { ok: true, sheets: [csvSheet(bytes)] }
    return { ok: true, sheets: await sheetsOfWorkbook(kind === 'xlsx' ? countedUnzip(bytes) : bytes) }
  } catch (error) {
    return { ok: false, reason: error instanceof RefusedFile ? error.reason : 'damaged' }
  }
}

process.stdout.write(JSON.stringify(await read(process.argv[2])))
