/** What a file is, by its name and by its first bytes; the two have to agree. */
import type { FileRefusal } from '../../domain/roster/reasons.ts'
import { err, ok, type Result } from '../../domain/result.ts'

export type FileKind = 'xlsx' | 'xls' | 'csv'

const kindOfExtension: ReadonlyMap<string, FileKind> = new Map([
  ['xlsx', 'xlsx'],
  ['xls', 'xls'],
  ['csv', 'csv'],
  ['txt', 'csv'],
  ['tsv', 'csv'],
])

const zip = [0x50, 0x4b, 0x03, 0x04]
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

export function fileKindOf(bytes: Uint8Array, fileName: string): Result<FileKind, FileRefusal> {
  const extension = /\.([a-z0-9]{1,5})$/iu.exec(fileName.trim())?.[1]?.toLowerCase() ?? ''
  const named = kindOfExtension.get(extension)
  if (!named) return err('unsupported-extension')
  const found = kindOfContent(bytes)
  if (found === named) return ok(named)
  if (found === 'web-page') return err('web-page')
  // Excel wraps a workbook with a password into a compound file, whatever its name.
  if (found === 'xls' && holdsUtf16(bytes, 'EncryptedPackage')) return err('encrypted')
  return err(found === 'xlsx' || found === 'xls' ? 'name-differs-from-content' : 'not-a-spreadsheet')
}

function kindOfContent(bytes: Uint8Array): FileKind | 'web-page' | 'unknown' {
  if (startsWith(bytes, zip)) return 'xlsx'
  if (startsWith(bytes, compoundFile)) return 'xls'
  if (!isText(bytes)) return 'unknown'
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 400)).replace(/^(?:ï»¿|ÿþ|þÿ)/u, '')
  return /^\s*<(?:!doctype|\?xml|html|head|meta|table|body|!--|script)/iu.test(start.replaceAll('\0', ''))
    ? 'web-page'
    : 'csv'
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, index) => bytes[index] === byte)

/** Text of any encoding that schools use has no control characters; UTF-16 says so with its first two bytes. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true
  return bytes.every(
    (byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x1a,
  )
}

const holdsUtf16 = (bytes: Uint8Array, text: string) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, 'utf16le'))
