/**
 * Unpacks an .xlsx while counting what really comes out, and stops early. Returns the archive again, without
 * compression and with the parts of a workbook alone: the parser then sees exactly what was counted, not what a
 * second directory of the archive may point to, and no macros, pictures or embedded files.
 */
import { type FlateError, Unzip, type UnzipFile, UnzipInflate, zipSync } from 'fflate'
import type { FileRefusal } from '../../domain/roster/reasons.ts'
import { limits } from './limits.ts'

/** Reading ends here, with a reason to tell. Thrown and caught inside the reading process only. */
export class RefusedFile extends Error {
  readonly reason: FileRefusal
  constructor(reason: FileRefusal) {
    super(reason)
    this.reason = reason
  }
}

/** Small enough that even the best compression cannot overshoot the limit by more than 4 MB. */
const step = 4_096

export function countedUnzip(bytes: Uint8Array): Uint8Array {
  if (((bytes[6] ?? 0) & 1) === 1) throw new RefusedFile('encrypted')
  if (!hasEnd(bytes)) throw new RefusedFile('damaged')
  const counting = new Counting()
  const unzip = new Unzip((file) => counting.take(file))
  unzip.register(UnzipInflate)
  for (let at = 0; at < bytes.length; at += step)
    unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length)
  return zipSync(counting.parts(), { level: 0 })
}

/** The end of the archive's directory stands in its last bytes; a file cut off in the middle has none. */
function hasEnd(bytes: Uint8Array): boolean {
  const longestComment = 65_557
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - longestComment)))
  return tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06])) >= 0
}

const workbookPart =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/iu

class Counting {
  readonly #parts = new Map<string, Uint8Array[]>()
  readonly #finished = new Set<string>()
  #entries = 0
  #total = 0

  take(file: UnzipFile) {
    this.#entries += 1
    if (this.#entries > limits.archiveEntries) throw new RefusedFile('expands-too-much')
    const name = file.name.replaceAll('\\', '/').replace(/^\//u, '')
    const chunks: Uint8Array[] | undefined = workbookPart.test(name) ? [] : undefined
    if (this.#parts.has(name)) throw new RefusedFile('damaged')
    if (chunks) this.#parts.set(name, chunks)
    let size = 0
    file.ondata = (error: FlateError | null, data: Uint8Array | null, final: boolean) => {
      // What this function throws while data is being inflated comes back to it as an error.
      if (error) throw (error as Error) instanceof RefusedFile ? error : new RefusedFile('damaged')
      size += data?.length ?? 0
      this.#total += data?.length ?? 0
      if (size > limits.entryBytes || this.#total > limits.archiveBytes)
        throw new RefusedFile('expands-too-much')
      if (data) chunks?.push(data)
      if (final) this.#finished.add(name)
    }
    file.start()
  }

  parts(): Record<string, Uint8Array> {
    const parts: Record<string, Uint8Array> = Object.create(null)
    for (const [name, chunks] of this.#parts) {
      if (!this.#finished.has(name)) throw new RefusedFile('damaged')
      parts[name] = Buffer.concat(chunks)
    }
    if (!this.#parts.has('xl/workbook.xml')) throw new RefusedFile('not-a-spreadsheet')
    for (const [name, chunks] of this.#parts)
      if (name.startsWith('xl/worksheets/') && holdsTooManyRows(Buffer.concat(chunks)))
        throw new RefusedFile('too-many-rows')
    return parts
  }
}

/**
 * Whether a row beyond the limit holds anything. The parser is told to stop there and would not say; and that many
 * empty, merely formatted rows are usual.
 */
function holdsTooManyRows(xml: Buffer): boolean {
  const text = xml.toString('latin1')
  let row = 0
  for (const { 0: tag, 1: number, index } of text.matchAll(
    /<(?:\w{1,20}:)?row(?=[\s>/])(?:[^>]{0,400}?\sr="([0-9]{1,7})")?/gu,
  )) {
    row = number === undefined ? row + 1 : Number(number)
    if (row > limits.rows) return /<(?:\w{1,20}:)?(?:v|is)[\s>]/u.test(text.slice(index + tag.length))
  }
  return false
}
