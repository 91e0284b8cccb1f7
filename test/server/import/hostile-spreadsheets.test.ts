import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { FileRefusal } from '../../../src/domain/roster/reasons.ts'
import type { Sheet } from '../../../src/domain/roster/sheet-table.ts'
import { readStudentRows } from '../../../src/domain/roster/student-rows.ts'
import { readSpreadsheet, startReader } from '../../../src/server/import/read-spreadsheet.ts'
import * as hostile from '../../support/hostile-spreadsheets/hostile-spreadsheets.ts'

/** What was read, or why not. A machine that is busy with other things may need another try. */
const reasonFor = async (
  bytes: Uint8Array,
  name = 'a.xlsx',
  tries = 3,
): Promise<readonly Sheet[] | FileRefusal> => {
  const result = await readSpreadsheet(bytes, name)
  if (!result.ok && result.reason === 'took-too-long' && tries > 1) return reasonFor(bytes, name, tries - 1)
  return result.ok ? result.sheets : result.reason
}
const cells = async (bytes: Uint8Array, name = 'a.xlsx') => {
  const sheets = await reasonFor(bytes, name)
  return typeof sheets === 'string' ? sheets : sheets[0]?.rows
}
const honestCells = [
  ['姓名', '班级'],
  ['王小明', '三(2)班'],
]
/** Three tries of five seconds of life, and the start and end of processes on a busy machine. */
const longest = 40_000

describe('a file by its name and first bytes', () => {
  it.each([
    ['a web page named .xls', hostile.webPage(), '名单.xls', 'web-page'],
    ['a web page named .csv', hostile.webPage(), '名单.csv', 'web-page'],
    ['an Excel 2003 XML file', Buffer.from('<?xml version="1.0"?><Workbook/>'), '名单.xls', 'web-page'],
    ['a program', Buffer.from('MZ\u0090\u0000\u0003'), '名单.xlsx', 'not-a-spreadsheet'],
    ['noise', hostile.noise(5_000), '名单.csv', 'not-a-spreadsheet'],
    ['nothing', new Uint8Array(), '名单.csv', 'not-a-spreadsheet'],
    ['text named .xlsx', Buffer.from('姓名,班级'), '名单.xlsx', 'not-a-spreadsheet'],
    ['a workbook named .xls', hostile.honestWorkbook(), '名单.xls', 'name-differs-from-content'],
    ['a workbook named .csv', hostile.honestWorkbook(), '名单.csv', 'name-differs-from-content'],
    ['a picture name', hostile.honestWorkbook(), '名单.png', 'unsupported-extension'],
    ['no extension', hostile.honestWorkbook(), 'xlsx', 'unsupported-extension'],
    ['a path', hostile.honestWorkbook(), '../../etc/passwd', 'unsupported-extension'],
    ['more than 2 MB', new Uint8Array(2_000_001), '名单.xlsx', 'too-large'],
    ['a workbook with a password', hostile.encryptedXlsx(), '名单.xlsx', 'encrypted'],
  ])('refuses %s', async (_what, bytes, name, reason) => {
    expect(await reasonFor(bytes, name)).toBe(reason)
  })
})

describe('a file that turns against its reader', { timeout: longest }, () => {
  it.each([
    ['300 MB in 300 kB as its sheet', hostile.zipBomb(300), 'expands-too-much'],
    ['300 MB in 300 kB as its texts', hostile.zipBomb(300, 'xl/sharedStrings.xml'), 'expands-too-much'],
    ['300 MB in 300 kB as a picture', hostile.zipBomb(300, 'xl/media/image1.png'), 'expands-too-much'],
    [
      'a bomb which only the directory of the archive knows',
      hostile.bombBehindTheDirectory(),
      'not-a-spreadsheet',
    ],
    ['a thousand entries', hostile.manyEntries(1_000), 'expands-too-much'],
    ['a hundred sheets', hostile.manySheets(100), 'too-many-sheets'],
    ['600,000 rows', hostile.manyRows(600_000), 'too-many-rows'],
    ['one row too many', hostile.manyRows(5_000), 'too-many-rows'],
    ['a cell at XFD1048576', hostile.lastCell(), 'too-many-rows'],
    ['a cell at XFD1', hostile.lastCellOfFirstRow(), 'too-many-columns'],
    ['a cell a million rows below its row', hostile.cellFarBelowItsRow(), 'too-many-rows'],
    ['a document of another kind', hostile.wordDocument(), 'not-a-spreadsheet'],
    ['noise that begins like an archive', hostile.noise(5_000, [0x50, 0x4b, 3, 4]), 'damaged'],
  ])('is refused: %s', async (_what, bytes, reason) => {
    expect(await reasonFor(bytes)).toBe(reason)
  })

  it.each([
    [
      'noise that begins like a .xls',
      hostile.noise(5_000, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'damaged',
    ],
    ['a .xls that leads back into itself', hostile.circularXls(), 'damaged'],
    ['a .xls with a password', hostile.encryptedXls(), 'encrypted'],
  ])('is refused: %s', async (_what, bytes, reason) => {
    expect(await reasonFor(bytes, 'a.xls')).toBe(reason)
  })

  it.each([0.1, 0.5, 0.9, 0.99])('is refused: cut off after %f of its length', async (part) => {
    for (const kind of ['xlsx', 'biff8'] as const) {
      const whole = hostile.workbookFromCells(
        Array.from({ length: 500 }, (_, row) => ['王小明', row]),
        'S',
        kind,
      )
      // What is lost of a .xls in its last hundredth is padding.
      if (kind === 'biff8' && part > 0.9) continue
      expect(
        await reasonFor(
          whole.subarray(0, Math.floor(whole.length * part)),
          kind === 'xlsx' ? 'a.xlsx' : 'a.xls',
        ),
      ).toBe('damaged')
    }
  })

  it('is stopped after five seconds', async () => {
    const start = performance.now()
    expect(await reasonFor(hostile.endlessFormat(), 'a.xlsx', 1)).toBe('took-too-long')
    expect(performance.now() - start).toBeLessThan(8_000)
  })

  // How far a reader gets with a million cells depends on the machine: it ends in its time, with a reason or with
  // no more rows than a list may have, and its memory is the operating system's again.
  it.each([
    ['texts', () => hostile.manyTexts(1_150_000)],
    ['cells', () => hostile.manyCells(1_200_000)],
  ])('ends in its time and memory with a million %s', async (_what, file) => {
    const bytes = file()
    const start = performance.now()
    const result = await reasonFor(bytes, 'a.xlsx', 1)
    expect(performance.now() - start).toBeLessThan(8_000)
    if (typeof result === 'string')
      expect(['took-too-long', 'expands-too-much', 'too-many-columns']).toContain(result)
    else for (const sheet of result) expect(sheet.rows.length).toBeLessThanOrEqual(5_000)
  })
})

describe('a file that is odd and honest', { timeout: longest }, () => {
  it('is read though 15,000 of its rows are formatted and empty', async () => {
    expect(await cells(hostile.manyEmptyRows(15_000))).toEqual(honestCells)
  })

  it('is read though it merges the whole sheet, again and again', async () => {
    const sheets = await reasonFor(hostile.manyMerges(20_000))
    if (typeof sheets === 'string') throw new Error(sheets)
    expect(sheets[0]?.rows).toEqual(honestCells)
    expect(sheets[0]?.merges?.length).toBeLessThanOrEqual(2_000)
    expect(readStudentRows(sheets, { schoolYearStart: 2026 }).rows).toHaveLength(1)
  })

  it('gives its entities as text and opens no other file', async () => {
    expect(await cells(hostile.entityBomb())).toEqual([['姓名'], ['&e9;', '&file;']])
  })

  it('cannot reach the prototype of anything by its names', async () => {
    const names = [
      ['姓名', '班级', '__proto__', 'constructor'],
      ['__proto__', '三(2)班', 'polluted', 'polluted'],
    ]
    const sheets = await reasonFor(hostile.workbookFromCells(names, '__proto__'))
    if (typeof sheets === 'string') throw new Error(sheets)
    expect(sheets[0]).toMatchObject({ name: '__proto__', rows: names })
    const { rows, droppedColumns } = readStudentRows(sheets, { schoolYearStart: 2026 })
    expect(rows).toMatchObject([{ key: '__proto__!2', name: { ok: false, error: { code: 'name-odd' } } }])
    expect(droppedColumns.map(({ name }) => name)).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('gives what its formulas showed when it was saved, and never the formula', async () => {
    const row = `<row r="1">${hostile.cellXml('A1', '姓名')}<c r="B1" t="str"><f>HYPERLINK("http://x","班级")</f><v>班级</v></c></row>`
    const next =
      '<row r="2"><c r="A2" t="str"><f>WEBSERVICE("http://x")</f><v>王小明</v></c><c r="B2"><f>300+2</f><v>302</v></c></row>'
    expect(await cells(hostile.workbookOf(row + next))).toEqual([
      ['姓名', '班级'],
      ['王小明', '302'],
    ])
  })

  it('keeps numbers as they were typed, and marks those that are no longer whole', async () => {
    const sheet = hostile.workbookOf(
      '<row r="1"><c r="A1"><v>320402201710034677</v></c><c r="B1"><v>20240201</v></c><c r="C1"><v>3.2</v></c><c r="D1"><v>123456789012</v></c></row>',
    )
    expect(await cells(sheet)).toEqual([['3.204022017100347e+17', '20240201', '3.2', '123456789012']])
    const { utils } = await import('@e965/xlsx')
    const formatted = utils.aoa_to_sheet([[240201, 46083]])
    Object.assign(formatted['A1'], { z: '00000000' })
    Object.assign(formatted['B1'], { z: 'm"月"d"日"' })
    expect(await cells(hostile.workbookFromSheet(formatted))).toEqual([['00240201', '2026-03-02']])
  })

  it('says which of its sheets are hidden', async () => {
    const sheets = await reasonFor(hostile.workbookWithHiddenSheet())
    expect(typeof sheets === 'string' ? sheets : sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['名单', undefined],
      ['旧名单', true],
    ])
  })

  it('is read from Excel 95, which wrote GBK', async () => {
    expect(await cells(hostile.oldXlsInGbk(), 'a.xls')).toEqual([
      ['姓名', '班级'],
      ['王明', '三2'],
    ])
  })
})

it('has nothing to gain in the process that reads it', async () => {
  const probe = fileURLToPath(new URL('../../support/hostile-spreadsheets/probe.ts', import.meta.url))
  const child = startReader(probe, [], [probe])
  child.stdin.end()
  expect(JSON.parse(await text(child.stdout))).toEqual({ worked: [], environment: [] })
})

describe('the server meanwhile', { timeout: 60_000 }, () => {
  it('answers others, reads one file at a time, and refuses what would wait too long', async () => {
    const server = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const files = [
      hostile.zipBomb(300),
      hostile.manyCells(1_200_000),
      hostile.lastCell(),
      hostile.honestWorkbook(),
    ]
    let reading = true
    const results = Promise.all(
      [...files, ...Array<Uint8Array>(8).fill(hostile.honestWorkbook())].map((bytes) =>
        reasonFor(bytes, 'a.xlsx', 1),
      ),
    ).finally(() => (reading = false))
    const waits: number[] = []
    while (reading) {
      const start = performance.now()
      expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('ok')
      waits.push(performance.now() - start)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    server.close()
    const reasons = await results
    expect(['expands-too-much', 'took-too-long']).toContain(reasons[0])
    expect(reasons.filter((reason) => reason === 'busy')).toHaveLength(4)
    expect(['took-too-long', 'too-many-columns']).toContain(reasons[1])
    expect(reasons.filter((reason) => typeof reason !== 'string').length).toBeGreaterThan(0)
    expect(waits.length).toBeGreaterThan(20)
    expect(Math.max(...waits)).toBeLessThan(2_500)
  })
})
