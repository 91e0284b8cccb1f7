/** Files made to hurt whoever reads them, built when needed: none of them is kept, the largest would be 300 MB. */
import { deflateRawSync, constants } from 'node:zlib'
import * as workbooks from '@e965/xlsx'
import { strToU8, zipSync } from 'fflate'

const header = (name: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${name}`
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const contentTypes = `${header('Types')} xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
const rootRelations = `${header('Relationships')} xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
const workbookRelations = `${header('Relationships')} xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
const workbookXml = `${header('workbook')} ${main} xmlns:r="${relations}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`

const text = (value: string) => `<is><t>${value}</t></is>`
export const cellXml = (reference: string, value: string) =>
  `<c r="${reference}" t="inlineStr">${text(value)}</c>`
const twoRows = `<row r="1">${cellXml('A1', '姓名')}${cellXml('B1', '班级')}</row><row r="2">${cellXml('A2', '王小明')}${cellXml('B2', '三(2)班')}</row>`

function parts(rows: string, before = '', after = ''): Record<string, Uint8Array> {
  const sheet = `${header('worksheet')} ${main}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`
  return {
    '[Content_Types].xml': strToU8(contentTypes),
    '_rels/.rels': strToU8(rootRelations),
    'xl/workbook.xml': strToU8(workbookXml),
    'xl/_rels/workbook.xml.rels': strToU8(workbookRelations),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  }
}

/** A workbook whose first sheet has these rows (as XML). */
export const workbookOf = (rows: string, before = '', after = '') => zipSync(parts(rows, before, after))
export const honestWorkbook = () => workbookOf(twoRows)

export const workbookFromCells = (
  cells: unknown[][],
  sheetName = 'Sheet1',
  bookType: workbooks.BookType = 'xlsx',
) => {
  const book = workbooks.utils.book_new()
  workbooks.utils.book_append_sheet(book, workbooks.utils.aoa_to_sheet(cells), sheetName)
  return new Uint8Array(workbooks.write(book, { bookType, type: 'array' }) as ArrayBuffer)
}

/**
 * An entry of `megabytes` of spaces inside an archive of a few hundred kilobytes: one deflated megabyte that ends on
 * a byte, over and over. Its own directory says that it is small.
 */
export function zipBomb(megabytes = 300, entry = 'xl/worksheets/sheet1.xml'): Uint8Array {
  const megabyte = deflateRawSync(Buffer.alloc(1_000_000, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  const deflated = Buffer.concat([...Array<Buffer>(megabytes).fill(megabyte), Buffer.from([0x03, 0x00])])
  const { [entry]: _replaced, ...others } = parts(twoRows)
  return withEntry(zipSync(others), entry, deflated, 1_000)
}

/** Puts one more entry in front of an archive and says the size that it is told to say. */
function withEntry(archive: Uint8Array, name: string, deflated: Buffer, saidSize: number): Uint8Array {
  const nameBytes = Buffer.from(name)
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(deflated.length, 4)
  sizes.writeUInt32LE(saidSize, 8)
  const local = Buffer.concat([
    Buffer.from('504b0304140000000800000021fa', 'hex'),
    sizes,
    u16(nameBytes.length),
    u16(0),
    nameBytes,
    deflated,
  ])
  const central = Buffer.concat([
    Buffer.from('504b01021400140000000800000021fa', 'hex'),
    sizes,
    u16(nameBytes.length),
    Buffer.alloc(12),
    Buffer.alloc(4),
    nameBytes,
  ])
  const end = Buffer.from(archive.subarray(archive.length - 22))
  const oldDirectoryAt = end.readUInt32LE(16)
  const oldDirectory = Buffer.from(archive.subarray(oldDirectoryAt, archive.length - 22))
  for (
    let at = 0;
    at < oldDirectory.length;
    at +=
      46 +
      oldDirectory.readUInt16LE(at + 28) +
      oldDirectory.readUInt16LE(at + 30) +
      oldDirectory.readUInt16LE(at + 32)
  )
    oldDirectory.writeUInt32LE(oldDirectory.readUInt32LE(at + 42) + local.length, at + 42)
  end.writeUInt16LE(end.readUInt16LE(8) + 1, 8)
  end.writeUInt16LE(end.readUInt16LE(10) + 1, 10)
  end.writeUInt32LE(end.readUInt32LE(12) + central.length, 12)
  end.writeUInt32LE(oldDirectoryAt + local.length, 16)
  return Buffer.concat([local, archive.subarray(0, oldDirectoryAt), oldDirectory, central, end])
}

const u16 = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

/**
 * Two archives in one: read from the front, a small stored file; read by its directory, the bomb inside that file.
 */
export function bombBehindTheDirectory(): Uint8Array {
  const inner = zipBomb(60)
  const outer = zipSync({ 'docProps/notes.bin': [inner, { level: 0 }] })
  const start = outer.length - 22
  const directoryOfOuter = Buffer.from(outer.subarray(start)).readUInt32LE(16)
  // Keep the outer file's data, drop its directory: the last directory in the file is the bomb's own.
  return outer.subarray(0, directoryOfOuter)
}

/** Empty rows, as many as asked, none longer than it must be. */
export const manyRows = (count: number) => workbookOf(twoRows + '<row><c><v>1</v></c></row>'.repeat(count))
export const manyEmptyRows = (count: number) =>
  workbookOf(
    twoRows +
      Array.from(
        { length: count },
        (_, row) => `<row r="${row + 3}" s="1" customFormat="1"><c r="A${row + 3}" s="0"/></row>`,
      ).join(''),
  )

export const lastCell = () =>
  workbookOf(
    `${twoRows}<row r="1048576">${cellXml('XFD1048576', 'x')}</row>`,
    '<dimension ref="A1:XFD1048576"/>',
  )
export const lastCellOfFirstRow = () => workbookOf(`<row r="1">${cellXml('XFD1', 'x')}</row>`)
export const cellFarBelowItsRow = () => workbookOf(`<row r="1">${cellXml('A1048576', 'x')}</row>`)

/** A million cells in few rows: small, within every limit of the archive, and more than a parser's memory holds. */
export const manyCells = (count: number) => workbookOf(`<row r="1">${'<c><v>1</v></c>'.repeat(count)}</row>`)

/** Shared texts, nearly a million of them: each is small, together they are more than the reader's memory. */
export function manyTexts(count: number): Uint8Array {
  const override = `<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`
  const relation = `<Relationship Id="rId2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
  return zipSync({
    ...parts(twoRows),
    '[Content_Types].xml': strToU8(contentTypes.replace('</Types>', override)),
    'xl/_rels/workbook.xml.rels': strToU8(workbookRelations.replace('</Relationships>', relation)),
    'xl/sharedStrings.xml': strToU8(`${header('sst')} ${main}>${'<si><t>a</t></si>'.repeat(count)}</sst>`),
  })
}

/** Every cell wears a number format a hundred thousand characters long: within all sizes, and work for minutes. */
export function endlessFormat(): Uint8Array {
  const styles = `${header('styleSheet')} ${main}><numFmts count="1"><numFmt numFmtId="200" formatCode="${'0?'.repeat(50_000)}"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="200" applyNumberFormat="1"/></cellXfs></styleSheet>`
  const rows = Array.from({ length: 4_000 }, () => `<row>${'<c s="1"><v>1</v></c>'.repeat(50)}</row>`).join(
    '',
  )
  const override = `<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`
  const relation = `<Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`
  return zipSync({
    ...parts(rows),
    '[Content_Types].xml': strToU8(contentTypes.replace('</Types>', override)),
    'xl/_rels/workbook.xml.rels': strToU8(workbookRelations.replace('</Relationships>', relation)),
    'xl/styles.xml': strToU8(styles),
  })
}

export const manyMerges = (count: number) =>
  workbookOf(twoRows, '', `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(count)}</mergeCells>`)

export const manyEntries = (count: number) =>
  zipSync({
    ...parts(twoRows),
    ...Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`xl/media/${index}.png`, new Uint8Array(1)]),
    ),
  })

export function manySheets(count: number): Uint8Array {
  const book = workbooks.utils.book_new()
  for (let index = 0; index < count; index += 1)
    workbooks.utils.book_append_sheet(book, workbooks.utils.aoa_to_sheet([['姓名']]), `表${index}`)
  return new Uint8Array(workbooks.write(book, { bookType: 'xlsx', type: 'array' }) as ArrayBuffer)
}

/** Ten entities, each ten times the one before. */
export function entityBomb(): Uint8Array {
  const entities = Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
  ).join('')
  const doctype = `<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">${entities}<!ENTITY file SYSTEM "file:///etc/passwd">]>`
  const sheet = `<?xml version="1.0"?>${doctype}<worksheet ${main}><sheetData><row r="1">${cellXml('A1', '姓名')}</row><row r="2">${cellXml('A2', '&e9;')}${cellXml('B2', '&file;')}</row></sheetData></worksheet>`
  return zipSync({ ...parts(''), 'xl/worksheets/sheet1.xml': strToU8(sheet) })
}

/** As Excel saves a workbook with a password: a compound file with an encrypted package in it. */
export function encryptedXlsx(): Uint8Array {
  const file = workbooks.CFB.utils.cfb_new()
  workbooks.CFB.utils.cfb_add(file, '/EncryptionInfo', Buffer.alloc(64, 4))
  workbooks.CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(4_096, 7))
  return new Uint8Array(workbooks.CFB.write(file, { type: 'buffer' }) as Buffer)
}

/** A .xls whose workbook stream says, right after its start, that the rest is encrypted. */
export function encryptedXls(): Uint8Array {
  const file = workbooks.CFB.read(Buffer.from(workbookFromCells([['姓名']], 'Sheet1', 'biff8')), {
    type: 'buffer',
  })
  const stream = workbooks.CFB.find(file, 'Workbook')
  const content = Buffer.from(stream?.content as Uint8Array)
  const startLength = 4 + content.readUInt16LE(2)
  const filePass = Buffer.concat([Buffer.from('2f003600010001000100', 'hex'), Buffer.alloc(48, 9)])
  workbooks.CFB.utils.cfb_add(
    file,
    'Workbook',
    Buffer.concat([content.subarray(0, startLength), filePass, content.subarray(startLength)]),
  )
  return new Uint8Array(workbooks.CFB.write(file, { type: 'buffer' }) as Buffer)
}

/** A compound file whose chain of sectors leads back into itself. */
export function circularXls(): Uint8Array {
  const bytes = Buffer.from(
    workbookFromCells(
      Array.from({ length: 2_000 }, (_, row) => ['王小明', row]),
      'Sheet1',
      'biff8',
    ),
  )
  const tableAt = 512 + bytes.readUInt32LE(0x4c) * 512
  for (let sector = 0; sector < 100; sector += 1)
    bytes.writeUInt32LE(sector === 40 ? 3 : sector + 1, tableAt + sector * 4)
  return bytes
}

export const webPage = () =>
  Buffer.from(
    '<html><head><meta charset="utf-8"></head><body><table><tr><td>姓名</td></tr></table></body></html>',
  )
export const noise = (length: number, start: readonly number[] = []) =>
  Buffer.from(
    Array.from({ length }, (_, index) => start[index] ?? (index * 7919 + (index >> 3) * 104_729) % 256),
  )
export const wordDocument = () =>
  zipSync({ '[Content_Types].xml': strToU8(contentTypes), 'word/document.xml': strToU8('<w/>') })

export function workbookFromSheet(sheet: workbooks.WorkSheet): Uint8Array {
  const book = workbooks.utils.book_new()
  workbooks.utils.book_append_sheet(book, sheet, 'Sheet1')
  return new Uint8Array(workbooks.write(book, { bookType: 'xlsx', type: 'array' }) as ArrayBuffer)
}

export function workbookWithHiddenSheet(): Uint8Array {
  const book = workbooks.utils.book_new()
  for (const name of ['名单', '旧名单'])
    workbooks.utils.book_append_sheet(book, workbooks.utils.aoa_to_sheet([['姓名']]), name)
  workbooks.utils.book_set_sheet_visibility(book, 1, 1)
  return new Uint8Array(workbooks.write(book, { bookType: 'xlsx', type: 'array' }) as ArrayBuffer)
}

/** Written in ASCII, then every word replaced by as many bytes of GBK, and the code page of the file with them. */
export function oldXlsInGbk(): Uint8Array {
  const words: [string, string][] = [
    ['AAAA', 'd0d5c3fb'],
    ['BBBB', 'b0e0bcb6'],
    ['CCCC', 'cdf5c3f7'],
    ['DDD', 'c8fd32'],
  ]
  const written = workbookFromCells(
    [
      ['AAAA', 'BBBB'],
      ['CCCC', 'DDD'],
    ],
    'Sheet1',
    'biff5',
  )
  const bytes = Buffer.from(written)
  for (const [ascii, gbk] of words) bytes.set(Buffer.from(gbk, 'hex'), bytes.indexOf(ascii))
  const codePage = bytes.indexOf(Buffer.from('42000200', 'hex'))
  if (codePage > 0) bytes.writeUInt16LE(936, codePage + 4)
  return bytes
}
