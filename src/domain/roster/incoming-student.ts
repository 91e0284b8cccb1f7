/** Building an incoming child with some fields and without others; an empty field is absent, never undefined. */
import type { ClassKey } from './class-name.ts'
import type { IncomingStudent } from './import-proposal.ts'
import type { Sex } from './roster.ts'
import type { RowPlace } from './student-rows.ts'

type Fields = {
  readonly name: string
  readonly classKey: ClassKey
  readonly sex?: Sex | undefined
  readonly seat?: number | undefined
  readonly studentNo?: string | undefined
}

/** The kept fields alone, without the row they came from. */
export function keptFields({ name, classKey, sex, seat, studentNo }: Fields) {
  return {
    name,
    classKey,
    ...(sex === undefined ? {} : { sex }),
    ...(seat === undefined ? {} : { seat }),
    ...(studentNo === undefined ? {} : { studentNo }),
  }
}

export const incomingStudent = ({ key, sheet, row }: RowPlace, fields: Fields): IncomingStudent => ({
  key,
  sheet,
  row,
  ...keptFields(fields),
})

export const withSeat = (row: IncomingStudent, seat: number | undefined) =>
  incomingStudent(row, { ...row, seat })
export const withoutStudentNo = (row: IncomingStudent) =>
  incomingStudent(row, { ...row, studentNo: undefined })
