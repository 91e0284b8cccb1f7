/** CSV as Chinese offices make it: GBK from Excel and WPS, UTF-8 with or without a mark, UTF-16 as "Unicode text". */
import { delimiterOf, parseDelimited } from '../../domain/roster/delimited-text.ts'
import type { Sheet } from '../../domain/roster/sheet-table.ts'
import { RefusedFile } from './counted-unzip.ts'
import { limits } from './limits.ts'

export function csvSheet(bytes: Uint8Array): Sheet {
  const text = decodeText(bytes)
  const rows = parseDelimited(text, delimiterOf(text), limits.rows + 1)
  if (rows.length > limits.rows) throw new RefusedFile('too-many-rows')
  if (
    rows.some((row) => row.length > limits.columns && row.slice(limits.columns).some((cell) => cell.trim()))
  )
    throw new RefusedFile('too-many-columns')
  return {
    name: 'CSV',
    rows: rows.map((row) => row.slice(0, limits.columns).map((cell) => cell.slice(0, limits.cellLength))),
  }
}

/** Text that is valid UTF-8 is UTF-8; what is not is GB 18030, of which GBK and GB 2312 are parts. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
