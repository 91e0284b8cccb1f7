/**
 * Sheets to rows of children. Each field is read or refused on its own, so that a person can put one right and keep
 * the rest. What is not one of the kept columns never leaves this function.
 */
import { err, ok } from '../result.ts'
import { foldWidth, holdsIdentityNumber } from './cell-text.ts'
import { classDisplayName, classInText, type ClassKey, parseClassName, parseGrade } from './class-name.ts'
import { type DroppedColumn, type StudentColumn, studentColumns } from './columns.ts'
import type { FileNotice } from './reasons.ts'
import type { Sex } from './roster.ts'
import { readTables } from './read-tables.ts'
import { type Sheet, statedTotal, type Table, type TableRow } from './sheet-table.ts'
import { type Cell, parseName, parseSeat, parseSex, parseStudentNo, shownText } from './student-cells.ts'

export type RowPlace = {
  /** Names the row within its file. */
  readonly key: string
  readonly sheet: string
  /** As the spreadsheet numbers it, from 1. */
  readonly row: number
}

export type StudentRow = RowPlace & {
  readonly name: Cell<string>
  readonly sex: Cell<Sex | undefined>
  readonly class: Cell<ClassKey>
  readonly seat: Cell<number | undefined>
  readonly studentNo: Cell<string | undefined>
  /** What a person may be shown of the row as it stands in the file. */
  readonly shown: { readonly name: string; readonly className: string; readonly seat: string }
}

export type ReadingContext = {
  readonly schoolYearStart: number
  readonly schoolingYears?: 5 | 6
  /** Says the class when nothing inside the file does. */
  readonly fileName?: string
}

export type StudentRows = {
  readonly rows: readonly StudentRow[]
  readonly keptColumns: readonly StudentColumn[]
  readonly droppedColumns: readonly DroppedColumn[]
  readonly notices: readonly FileNotice[]
}

/** `rows` is empty when no sheet has a header with 姓名: the notices name the sheets. */
export function readStudentRows(sheets: readonly Sheet[], context: ReadingContext): StudentRows {
  const { tables, notices } = readTables(sheets, studentColumns, ['name'])
  const read = tables.map(({ sheet, table }) => {
    const rows = rowsOfSheet(sheet, table, context)
    return { rows, notices: noticesOf(sheet, table, rows.length, context) }
  })
  return {
    rows: read.flatMap(({ rows }) => rows),
    keptColumns: [...new Set(tables.flatMap(({ table }) => table.columns))],
    droppedColumns: distinctColumns(tables.flatMap(({ table }) => table.header.dropped)),
    notices: [...notices, ...read.flatMap((own) => own.notices)],
  }
}

/** The same column of six sheets is said once. */
export function distinctColumns(columns: readonly DroppedColumn[]): DroppedColumn[] {
  return [...new Map(columns.map((column) => [column.name || `-${column.letter}`, column])).values()]
}

function rowsOfSheet(sheet: string, table: Table<StudentColumn>, context: ReadingContext): StudentRow[] {
  const rows = table.rows.filter((row) => isPerson(row.cells))
  const classes = classesDown(rows)
  return rows.map((row, index) =>
    readRow(sheet, { ...row, cells: { ...row.cells, ...classes[index] } }, context),
  )
}

/** A row of a printed form that has its seat and class filled in and no child in it is an empty row. */
const isPerson = ({ name, sex, studentNo }: Partial<Record<StudentColumn, string>>) =>
  [name, sex, studentNo].some((cell) => foldWidth(cell ?? ''))

/**
 * A merged class cell that went through CSV is filled in its first row only. When so few rows say a class, each
 * speaks for the rows below it; when most do, an empty cell is a slip and is asked about.
 */
function classesDown(rows: readonly TableRow<StudentColumn>[]): { class?: string; grade?: string }[] {
  const said = rows.filter(({ cells }) => foldWidth(cells.class ?? '')).length
  if (said === 0 || said * 4 > rows.length || !foldWidth(rows[0]?.cells.class ?? '')) return []
  let last: { class: string; grade: string } | undefined
  return rows.map(({ cells }) => {
    if (foldWidth(cells.class ?? '')) last = { class: cells.class ?? '', grade: cells.grade ?? '' }
    return last ?? {}
  })
}

function readRow(sheet: string, row: TableRow<StudentColumn>, context: ReadingContext): StudentRow {
  const { name = '', sex = '', seat = '', studentNo = '' } = row.cells
  const ownClass = readClass(sheet, row, context)
  const parsedName = parseName(name)
  return {
    key: `${sheet}!${row.row}${row.block > 0 ? `.${row.block}` : ''}`,
    sheet,
    row: row.row,
    name: parsedName,
    sex: parseSex(sex),
    class: ownClass,
    seat: parseSeat(seat),
    studentNo: parseStudentNo(studentNo),
    shown: {
      name: parsedName.ok ? parsedName.value : shownText(name),
      className: ownClass.ok
        ? classDisplayName(ownClass.value, context.schoolYearStart)
        : shownText(row.cells.class ?? ''),
      seat: shownText(seat),
    },
  }
}

/** From the class cell, helped by the grade cell, the sheet's name and the titles; alone these say it too. */
export function readClass(
  sheet: string,
  { cells, titles }: { cells: { class?: string; grade?: string }; titles: readonly string[] },
  { schoolYearStart, schoolingYears = 6, fileName = '' }: ReadingContext,
): Cell<ClassKey> {
  const text = cells.class ?? ''
  if (holdsIdentityNumber(text)) return err({ code: 'identity-number', field: 'class' })
  const gradeText = cells.grade ?? ''
  const said = parseGrade(gradeText, schoolYearStart)
  const around = [titles.join(' '), sheet, fileName].map((near) =>
    classInText(near, schoolYearStart, schoolingYears),
  )
  const entryYear = said ?? around.map((near) => near.classKey?.entryYear ?? near.entryYear).find(Boolean)
  if (!foldWidth(text)) {
    const classKey = around.map((near) => near.classKey).find(Boolean)
    return classKey ? ok(classKey) : err({ code: 'class-missing', text: '' })
  }
  const parsed = parseClassName(text, schoolYearStart, {
    schoolingYears,
    ...(entryYear ? { entryYear } : {}),
  })
  if (!parsed.ok) return err({ code: parsed.error, text: shownText(text) })
  if (said !== undefined && said !== parsed.value.entryYear)
    return err({ code: 'class-contradicts-grade', text: shownText(text), grade: shownText(gradeText) })
  return ok(parsed.value)
}

function noticesOf(
  sheet: string,
  { titles, footers }: Table<StudentColumn>,
  read: number,
  { schoolYearStart }: ReadingContext,
): FileNotice[] {
  const stated = footers.map(statedTotal).find((total) => total !== undefined)
  const year = /(20[0-9]{2})[-—~至/]+(?:20)?[0-9]{2}学年/u.exec(
    titles.map(foldWidth).join(' ').replace(/\s/gu, ''),
  )
  const notices: FileNotice[] = []
  if (stated !== undefined && stated !== read) notices.push({ code: 'total-differs', sheet, stated, read })
  if (year && Number(year[1]) !== schoolYearStart)
    notices.push({ code: 'other-school-year', sheet, stated: Number(year[1]), now: schoolYearStart })
  return notices
}
