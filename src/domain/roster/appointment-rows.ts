/** Appointments as a list or pasted: 班级, 姓名, 岗位, 星期, 时段. Which child and post is meant is for the proposal. */
import { err, ok, type Result } from '../result.ts'
import { foldWidth } from './cell-text.ts'
import { classDisplayName, type ClassKey } from './class-name.ts'
import { type AppointmentColumn, appointmentColumns, type DroppedColumn } from './columns.ts'
import { pastedSheet } from './pasted-sheet.ts'
import type { AppointmentReason, FileNotice } from './reasons.ts'
import { readTables } from './read-tables.ts'
import type { Sheet, TableRow } from './sheet-table.ts'
import { type Cell, parseName, parseSeat, parseStudentNo, shownText } from './student-cells.ts'
import { distinctColumns, readClass, type ReadingContext, type RowPlace } from './student-rows.ts'

export type AppointmentRow = RowPlace & {
  readonly class: Cell<ClassKey>
  readonly name: Cell<string>
  readonly seat: Cell<number | undefined>
  readonly studentNo: Cell<string | undefined>
  readonly post: string
  /** 1 to 7, Monday first; undefined when the cell is empty: the days of the post. */
  readonly weekdays: Result<readonly number[] | undefined, AppointmentReason>
  /** Names of duty windows; empty: the windows of the post. */
  readonly windows: readonly string[]
  readonly shown: { readonly name: string; readonly className: string; readonly post: string }
}

export type AppointmentRows = {
  readonly rows: readonly AppointmentRow[]
  readonly droppedColumns: readonly DroppedColumn[]
  readonly notices: readonly FileNotice[]
}

export function readPastedAppointments(text: string, context: ReadingContext): AppointmentRows {
  return readAppointmentRows([pastedSheet(text, appointmentColumns, ['name', 'post'], pastedOrder)], context)
}

const pastedOrder: readonly AppointmentColumn[] = ['class', 'name', 'post', 'weekdays', 'windows']

export function readAppointmentRows(sheets: readonly Sheet[], context: ReadingContext): AppointmentRows {
  const { tables, notices } = readTables(sheets, appointmentColumns, ['name', 'post'])
  return {
    rows: tables.flatMap(({ table, sheet }) =>
      table.rows
        .filter(({ cells }) => foldWidth(cells.name ?? ''))
        .map((row) => readRow(sheet, row, context)),
    ),
    droppedColumns: distinctColumns(tables.flatMap(({ table }) => table.header.dropped)),
    notices,
  }
}

function readRow(sheet: string, row: TableRow<AppointmentColumn>, context: ReadingContext): AppointmentRow {
  const { name = '', seat = '', studentNo = '', post = '', weekdays = '', windows = '' } = row.cells
  const parsedName = parseName(name)
  const ownClass = readClass(sheet, row, context)
  const className = ownClass.ok
    ? classDisplayName(ownClass.value, context.schoolYearStart)
    : shownText(row.cells.class ?? '')
  return {
    key: `${sheet}!${row.row}`,
    sheet,
    row: row.row,
    class: ownClass,
    name: parsedName,
    seat: parseSeat(seat),
    studentNo: parseStudentNo(studentNo),
    post: shownText(post),
    weekdays: parseWeekdays(weekdays),
    windows: foldWidth(windows)
      .split(/[、,，;；/\s]+/u)
      .filter(Boolean)
      .map(shownText),
    shown: { name: parsedName.ok ? parsedName.value : shownText(name), className, post: shownText(post) },
  }
}

const dayOrder = '一二三四五六日'

/** 周一, 星期一、三, 周一至周五, 1-5, 135, 每天 (the five days of the week). */
export function parseWeekdays(text: string): Result<readonly number[] | undefined, AppointmentReason> {
  const folded = foldWidth(text).normalize('NFKC').replace(/\s/gu, '')
  if (!folded) return ok(undefined)
  if (/^(?:每天|每日|天天|工作日|全周)$/u.test(folded)) return ok([1, 2, 3, 4, 5])
  const code = folded
    .replace(/星期|礼拜|周/gu, '')
    .replace(/天/gu, '日')
    .replace(/[一二三四五六日]/gu, (day) => String(dayOrder.indexOf(day) + 1))
  if (!/^[1-7](?:[至到~-][1-7]|[、,，;；/.]?[1-7])*$/u.test(code))
    return err({ code: 'weekday-unreadable', text: shownText(text) })
  const days = new Set<number>()
  for (const [, from = '', to = from] of code.matchAll(/([1-7])(?:[至到~-]([1-7]))?/gu))
    for (let day = Number(from); day <= Number(to); day += 1) days.add(day)
  return days.size > 0 ? ok([...days].sort()) : err({ code: 'weekday-unreadable', text: shownText(text) })
}
