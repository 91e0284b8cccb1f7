/** A workbook, .xls or .xlsx, to the text of its cells. Formulas are not read, only what they showed when saved. */
import * as workbooks from '@e965/xlsx'
import type { Sheet, SheetMerge } from '../../domain/roster/sheet-table.ts'
import { RefusedFile } from './counted-unzip.ts'
import { limits } from './limits.ts'

type Cell = workbooks.CellObject
type DenseRows = (readonly (Cell | undefined)[] | undefined)[]

export async function sheetsOfWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const workbook = await parse(bytes)
  if (workbook.SheetNames.length > limits.sheets) throw new RefusedFile('too-many-sheets')
  const budget = { text: limits.textLength }
  return workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name]
    if (!sheet) return []
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0
    const rows = rowsOf((sheet['!data'] ?? []) as DenseRows, budget)
    // Two sheets whose names agree in their first characters stay two.
    const ownName = name.length > 31 ? `${name.slice(0, 28)}~${index}` : name
    return [{ name: ownName, rows, merges: mergesOf(sheet), ...(hidden ? { hidden } : {}) }]
  })
}

async function parse(bytes: Uint8Array): Promise<workbooks.WorkBook> {
  // Excel 5 and 95 wrote GBK into a stream called Book, for which the parser needs its tables; later ones Unicode.
  if (bytes[0] === 0xd0 && !Buffer.from(bytes).includes(Buffer.from('Workbook', 'utf16le')))
    workbooks.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
  try {
    return workbooks.read(bytes, {
      type: 'array',
      dense: true,
      // .xls ends at row 65,536 by itself, and says only when read whole whether anything stands below.
      ...(bytes[0] === 0xd0 ? { codepage: 936 } : { sheetRows: limits.rows + 1 }),
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      cellStyles: false,
      bookVBA: false,
      bookDeps: false,
    })
  } catch (error) {
    throw new RefusedFile(reasonOf(error instanceof Error ? error.message : ''))
  }
}

function reasonOf(message: string) {
  if (/password|encrypt/iu.test(message)) return 'encrypted'
  return /workbook stream|unsupported file|cannot find/iu.test(message) ? 'not-a-spreadsheet' : 'damaged'
}

/** Rows up to the last that holds anything; the arrays have holes where nothing was written. */
function rowsOf(data: DenseRows, budget: { text: number }): string[][] {
  const rows: string[][] = []
  data.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      const text = cell ? textOf(cell).slice(0, limits.cellLength) : ''
      if (!text.trim()) return
      if (row >= limits.rows) throw new RefusedFile('too-many-rows')
      if (column >= limits.columns) throw new RefusedFile('too-many-columns')
      budget.text -= text.length
      if (budget.text < 0) throw new RefusedFile('expands-too-much')
      while (rows.length <= row) rows.push([])
      const own = rows[row] ?? []
      while (own.length < column) own.push('')
      own[column] = text
    })
  })
  return rows
}

/**
 * The cell as its author saw it, with two exceptions: a date is written year first, and a number of more than 15
 * digits, whose last ones no spreadsheet keeps, is written with its exponent, so that nobody takes it for whole.
 */
function textOf(cell: Cell): string {
  if (cell.t === 's') return String(cell.v ?? '')
  if (cell.t === 'e') return cell.w ?? '#'
  if (cell.t !== 'n' || typeof cell.v !== 'number')
    return cell.v === undefined ? '' : (cell.w ?? String(cell.v))
  if (typeof cell.z === 'string' && workbooks.SSF.is_date(cell.z))
    return workbooks.SSF.format('yyyy-mm-dd', cell.v)
  if (Math.abs(cell.v) >= 1e15) return cell.v.toExponential()
  // A format such as 00000000 is how leading zeros of a 学号 are kept.
  return cell.w !== undefined && /^[0-9]+$/u.test(cell.w) ? cell.w : String(cell.v)
}

function mergesOf(sheet: workbooks.WorkSheet): SheetMerge[] {
  return (sheet['!merges'] ?? []).slice(0, limits.merges).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: Math.min(e.r, limits.rows),
    right: e.c,
  }))
}
