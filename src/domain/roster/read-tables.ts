/** A file's sheets as tables of persons. A sheet that says something and holds no table is named, never passed over. */
import { foldWidth } from './cell-text.ts'
import type { ColumnTable } from './columns.ts'
import type { FileNotice } from './reasons.ts'
import { readTable, type Sheet, type Table } from './sheet-table.ts'

export function readTables<C extends string>(
  sheets: readonly Sheet[],
  columns: ColumnTable<C>,
  required: readonly C[],
): { tables: Array<{ sheet: string; table: Table<C> }>; notices: FileNotice[] } {
  const notices: FileNotice[] = []
  const tables = sheets.flatMap((sheet) => {
    const table = sheet.hidden ? undefined : readTable(sheet, columns, required)
    if (table) return [{ sheet: sheet.name, table }]
    const isEmpty = !sheet.rows.some((row) => row.some((cell) => foldWidth(cell)))
    const why = sheet.hidden ? 'hidden' : 'no-header-row'
    if (!isEmpty) notices.push({ code: 'sheet-not-read', sheet: sheet.name, why })
    return []
  })
  return { tables, notices }
}
