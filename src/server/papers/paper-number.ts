/** The number on a paper follows from what it is about: printed again it is the same, and it can be withdrawn unseen. */
import { createHash } from 'node:crypto'
import type { PaperKind } from '../../domain/papers/paper.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** SZ-2026-K7Q2M4: the year of its beginning and thirty bits that follow from what it is about. */
export function paperNumber(kind: PaperKind, of: string, from: LocalDate): string {
  const digest = createHash('sha256').update(`${kind} ${of} ${from}`).digest()
  const tail = Array.from(digest.subarray(0, 6), (byte) => letters[byte % 32]).join('')
  return `SZ-${from.slice(0, 4)}-${tail}`
}

/** The id of the records about a paper: recordIds have small letters. */
export const paperRecordId = (number: string): string => number.toLowerCase()
