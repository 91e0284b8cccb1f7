/**
 * A sheet as people draw it: title rows, a header somewhere, rows of persons, sections, page headers again, blank
 * rows, a footer with signatures and a total. This file finds the rows of persons in it.
 */
import { foldHeader, foldWidth } from './cell-text.ts'
import { type ColumnTable, findHeader, type Header } from './columns.ts'

/** Rows and columns counted from 0, all four included. */
export type SheetMerge = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export type Sheet = {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  readonly merges?: readonly SheetMerge[]
  readonly hidden?: boolean
}

export type TableRow<C extends string> = {
  /** As the spreadsheet numbers it, from 1. */
  readonly row: number
  /** 0, or which of the blocks printed side by side. */
  readonly block: number
  readonly cells: Readonly<Partial<Record<C, string>>>
  /** The last title above the row: the sheet's own, or that of its section. */
  readonly titles: readonly string[]
}

export type Table<C extends string> = {
  readonly header: Header<C>
  readonly columns: readonly C[]
  readonly titles: readonly string[]
  readonly rows: readonly TableRow<C>[]
  /** Text of the rows which are no persons: totals, signatures, remarks. */
  readonly footers: readonly string[]
}

/** No roster is wider; a merge beyond it would only fill memory. */
const widest = 255

type Rows = readonly (readonly string[])[]

/** Undefined when no row of the sheet is a header with every `required` column. */
export function readTable<C extends string>(
  sheet: Sheet,
  table: ColumnTable<C>,
  required: readonly C[],
): Table<C> | undefined {
  const merges = sheet.merges ?? []
  const drawn = filledDown(sheet.rows, merges, () => true)
  const header = findHeader(drawn, table, required)
  if (!header) return undefined
  const shared = new Set(header.blocks.flatMap((block) => [block.get('class' as C), block.get('grade' as C)]))
  const rows = filledDown(sheet.rows, merges, (column) => shared.has(column))
  const titles = drawn.slice(0, header.row).flatMap((row) => row.map(foldWidth).filter(Boolean))
  return {
    header,
    columns: [...new Set(header.blocks.flatMap((block) => [...block.keys()]))],
    titles,
    ...personRows(rows, header, titles, table),
  }
}

/**
 * A cell merged over several rows of one column speaks for all of them: the class of 45 children. Only where
 * `applies`: one child over two rows (father, mother) is one child.
 */
function filledDown(rows: Rows, merges: readonly SheetMerge[], applies: (column: number) => boolean): Rows {
  const filled = rows.map((row) => [...row])
  for (const { top, left, bottom, right } of merges) {
    const value = filled[top]?.[left]
    if (left !== right || left > widest || !value || !applies(left)) continue
    for (const row of filled.slice(top + 1, bottom + 1)) {
      while (row.length < left) row.push('')
      row[left] = value
    }
  }
  return filled
}

function personRows<C extends string>(
  rows: Rows,
  header: Header<C>,
  sheetTitles: readonly string[],
  table: ColumnTable<C>,
): { rows: TableRow<C>[]; footers: string[] } {
  const persons: TableRow<C>[] = []
  const footers: string[] = []
  let titles = sheetTitles
  for (const [offset, row] of rows.slice(header.row + 1).entries()) {
    const texts = row.map(foldWidth).filter(Boolean)
    if (texts.length === 0) continue
    if (isFooter(texts)) footers.push(texts.join(' '))
    else if (isSectionTitle(texts)) titles = texts
    else persons.push(...personsOf(row, header, table, { row: header.row + offset + 2, titles }))
  }
  return { rows: persons, footers }
}

function personsOf<C extends string>(
  row: readonly string[],
  header: Header<C>,
  table: ColumnTable<C>,
  where: { row: number; titles: readonly string[] },
): TableRow<C>[] {
  return header.blocks.flatMap((columns, block) => {
    const cells = Object.fromEntries([...columns].map(([column, index]) => [column, row[index] ?? '']))
    return isHeaderAgain(cells, table)
      ? []
      : [{ ...where, block, cells: cells as Partial<Record<C, string>> }]
  })
}

/** Lists repeat their header at the top of every printed page. */
const isHeaderAgain = (cells: Record<string, string>, table: ColumnTable<string>) =>
  table['name']?.includes(foldHeader(cells['name'] ?? '')) ?? false

const footerStart =
  /^(?:合计|总计|小计|共计|总人数|实有人数|全班共|填表人|制表人|审核人|填报人|经办人|填表日期|填报日期|制表日期|校长签|班主任签|负责人签|备注:|备注：|说明:|说明：|注:|注：)/u

function isFooter(texts: readonly string[]): boolean {
  const [first = ''] = texts
  return (
    footerStart.test(first.replace(/\s/gu, '')) ||
    (texts.length <= 2 && statedTotal(texts.join('')) !== undefined)
  )
}

/** "三（2）班" alone on a row, with a header and 45 children below it. */
const isSectionTitle = (texts: readonly string[]) => texts.length === 1 && /班|年级/u.test(texts[0] ?? '')

/** 合计：168人 in a footer. */
export function statedTotal(footer: string): number | undefined {
  const found = /(?:合计|总计|共计|总人数)[:：]?([0-9]{1,5})|共([0-9]{1,5})[人名]/u.exec(
    footer.replace(/\s/gu, ''),
  )
  return found ? Number(found[1] ?? found[2]) : undefined
}
