/**
 * Which papers were printed, found by what they are about: a letter or a card by child, post and first day of the term
 * of office (a move in the roster makes another appointment of the same paper), a certificate by its honour.
 */
import type { StudentId } from '../ids.ts'
import type { RecordBody } from '../records/record.schema.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { PaperKind } from './paper.ts'

export type PrintedPaper = RecordBody<'printed-paper'>
type AboutPaper = {
  readonly kind: PaperKind
  /** The appointment or the honour. */
  readonly of: string
  readonly student: StudentId
  readonly post?: string | undefined
  readonly from: LocalDate
}

export type PrintedPapers = { readonly find: (about: AboutPaper) => PrintedPaper | undefined }

export function printedPapers(view: SchoolView): PrintedPapers {
  const printed = new Map([...view.all('printed-paper').values()].map((one) => [keyOf(one), one]))
  return { find: (about) => printed.get(keyOf(about)) }
}

const keyOf = ({ kind, of, student, post = '', from }: AboutPaper): string =>
  kind === 'honour' ? `${kind} ${of}` : [kind, student, post, from].join(' ')

/** The presses of 打印 of which nobody said that nothing came out, oldest first. */
export const cameOut = (paper: Pick<PrintedPaper, 'prints'> | undefined): PrintedPaper['prints'] =>
  (paper?.prints ?? []).filter(({ failed }) => !failed)
