/** What the person asked to print. */
import type { Student } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { Locale } from '../../../i18n/messages.ts'

export type PrintOrder = {
  /** Empty: one notice alone, to be copied. */
  readonly students: readonly Student[]
  readonly classId: string
  readonly notice: boolean
  readonly formsPerSheet: 1 | 2
  readonly language: Locale
  readonly effective: LocalDate
}

/** The forms of one sheet of paper. */
export function sheetsOf<T>(items: readonly T[], perSheet: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / perSheet) }, (_, sheet) =>
    items.slice(sheet * perSheet, (sheet + 1) * perSheet),
  )
}
