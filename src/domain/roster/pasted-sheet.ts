import type { ColumnTable } from './columns.ts'
import { delimiterOf, parseDelimited } from './delimited-text.ts'
import { readTable, type Sheet } from './sheet-table.ts'

/** Pasted cells as a sheet. Without a header of their own they are taken in the order of `columns`. */
export function pastedSheet<C extends string>(
  text: string,
  table: ColumnTable<C>,
  required: readonly C[],
  columns: readonly C[],
): Sheet {
  const rows = parseDelimited(text, delimiterOf(text), longestPaste)
  const sheet = { name: '粘贴', rows }
  if (readTable(sheet, table, required)) return sheet
  return { name: '粘贴', rows: [columns.map((column) => table[column][0] ?? ''), ...rows] }
}

const longestPaste = 5_000
