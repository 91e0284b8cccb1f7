/**
 * Which column is which. A header word means a kept column only when it is exactly one of the known words: 学号 is
 * kept and 学籍号 is not, and a word nobody thought of is dropped and named rather than guessed at.
 */
import { foldHeader, foldWidth, holdsIdentityNumber } from './cell-text.ts'

/** Header words of each kept column, as `foldHeader` leaves them. */
export type ColumnTable<C extends string> = Readonly<Record<C, readonly string[]>>

export type StudentColumn = 'name' | 'sex' | 'class' | 'grade' | 'seat' | 'studentNo'
export const studentColumns: ColumnTable<StudentColumn> = {
  name: ['姓名', '学生姓名', '名字', '学生名字', 'name', 'studentname'],
  sex: ['性别', '学生性别', 'sex', 'gender'],
  class: [
    '班级',
    '班级名称',
    '班级名',
    '班',
    '班别',
    '班号',
    '行政班',
    '行政班级',
    '所在班级',
    '所属班级',
    '现班级',
    'class',
  ],
  grade: ['年级', '年级名称', '所在年级', '所属年级', '现年级', 'grade'],
  seat: [
    '座号',
    '座位号',
    '座次号',
    '坐号',
    '座位',
    '班内学号',
    '班内座号',
    '班内编号',
    '班级座号',
    '班级学号',
    'seat',
    'seatno',
  ],
  studentNo: [
    '学号',
    '学生学号',
    '校内学号',
    '学校学号',
    '校学号',
    '学生编号',
    '校内编号',
    'studentno',
    'studentnumber',
  ],
}

export type StaffColumn = 'name' | 'loginName' | 'roles' | 'classes' | 'ownClass'
export const staffColumns: ColumnTable<StaffColumn> = {
  name: ['姓名', '教师姓名', '老师姓名', '教职工姓名', '名字', 'name'],
  loginName: [
    '登录名',
    '登陆名',
    '用户名',
    '账号',
    '帐号',
    '登录账号',
    '登录帐号',
    'login',
    'loginname',
    'username',
  ],
  roles: ['职务', '角色', '身份', '担任职务', '职责', '岗位职务', '任职', 'role', 'roles'],
  classes: ['任教班级', '任课班级', '所教班级', '执教班级', '班级', '所带班级', 'classes', 'class'],
  ownClass: ['班主任班级', '所任班主任班级', '担任班主任班级', '班主任所在班级', '本班'],
}

export type AppointmentColumn =
  'class' | 'grade' | 'name' | 'seat' | 'studentNo' | 'post' | 'weekdays' | 'windows'
export const appointmentColumns: ColumnTable<AppointmentColumn> = {
  class: studentColumns.class,
  grade: studentColumns.grade,
  name: studentColumns.name,
  seat: studentColumns.seat,
  studentNo: studentColumns.studentNo,
  post: ['岗位', '岗位名称', '服务岗位', '岗位名', 'post'],
  weekdays: ['星期', '周次', '值岗星期', '值岗日', '周几', '星期几', 'weekday', 'weekdays', 'day'],
  windows: ['时段', '值岗时段', '时间段', '时间', 'window', 'windows', 'time'],
}

export type DroppedColumn = {
  /** As the file has it; '' for a column without a header, or one whose header is itself a number of identity. */
  readonly name: string
  readonly letter: string
  readonly why: 'identity' | 'personal' | 'not-kept' | 'repeated'
}

/** One person's cells in a row; lists printed in two blocks side by side have two blocks. */
type ColumnBlock<C extends string> = ReadonlyMap<C, number>
export type Header<C extends string> = {
  readonly row: number
  readonly blocks: readonly ColumnBlock<C>[]
  readonly dropped: readonly DroppedColumn[]
}

/** Title rows, stamps and dates stand above; no school has been seen with more of them. */
const searchedRows = 15

/**
 * The header row: the one among the first rows that knows the most columns, the lower one of two equal neighbours
 * (a header of two rows ends with its second). Undefined when no row has every `required` column.
 */
export function findHeader<C extends string>(
  rows: readonly (readonly string[])[],
  table: ColumnTable<C>,
  required: readonly C[],
): Header<C> | undefined {
  const words = wordsOf(table)
  let best: { row: number; known: number } | undefined
  for (const [index, row] of rows.slice(0, searchedRows).entries()) {
    const found = new Set(row.flatMap((cell) => words.get(foldHeader(cell)) ?? []))
    if (!required.every((column) => found.has(column))) continue
    if (!best || found.size > best.known || (found.size === best.known && index === best.row + 1))
      best = { row: index, known: found.size }
  }
  return best && readHeader(rows, best.row, words)
}

function wordsOf<C extends string>(table: ColumnTable<C>): ReadonlyMap<string, C> {
  const entries = Object.entries(table) as [C, readonly string[]][]
  return new Map(entries.flatMap(([column, words]) => words.map((word) => [word, column] as const)))
}

function readHeader<C extends string>(
  rows: readonly (readonly string[])[],
  row: number,
  words: ReadonlyMap<string, C>,
): Header<C> {
  const cells = rows[row] ?? []
  const sideBySide = cells.filter((cell) => words.get(foldHeader(cell)) === ('name' as C)).length > 1
  const blocks: Map<C, number>[] = [new Map()]
  const dropped: DroppedColumn[] = []
  for (let index = 0; index < widthOf(rows, row); index += 1) {
    const header = cells[index] ?? ''
    const column = words.get(foldHeader(header))
    const block = blocks.at(-1)
    if (!column || !block) {
      if (foldWidth(header) || hasValues(rows, row, index)) dropped.push(droppedColumn(header, index))
    } else if (!block.has(column)) block.set(column, index)
    else if (sideBySide) blocks.push(new Map([[column, index]]))
    else dropped.push({ ...droppedColumn(header, index), why: 'repeated' })
  }
  return { row, blocks: blocks.map((block) => withSharedClass(block, blocks[0])), dropped }
}

/** The second block of a side-by-side list says the class only once, in the first. */
function withSharedClass<C extends string>(
  block: Map<C, number>,
  first: ColumnBlock<C> | undefined,
): Map<C, number> {
  const whole = new Map(block)
  for (const shared of ['class', 'grade'] as C[]) {
    const index = first?.get(shared)
    if (index !== undefined && !whole.has(shared)) whole.set(shared, index)
  }
  return whole
}

const widthOf = (rows: readonly (readonly string[])[], from: number) =>
  rows.slice(from).reduce((width, row) => Math.max(width, row.length), 0)

const hasValues = (rows: readonly (readonly string[])[], header: number, index: number) =>
  rows.slice(header + 1).some((row) => foldWidth(row[index] ?? '') !== '')

const identityWords = /学籍|身份|证件|证号|护照|户口簿|idcard/u
const personalWords =
  /出生|生日|年龄|民族|籍贯|户籍|户口|住址|地址|住所|电话|手机|联系|微信|邮箱|家长|父|母|监护|亲属|紧急|健康|疾病|过敏|血型|残疾|低保|贫困|留守|独生|宗教|政治|照片/u

function droppedColumn(header: string, index: number): DroppedColumn {
  const word = foldHeader(header)
  const why = identityWords.test(word) ? 'identity' : personalWords.test(word) ? 'personal' : 'not-kept'
  const name = holdsIdentityNumber(header) || /[0-9]{6}/u.test(word) ? '' : foldWidth(header).slice(0, 20)
  return { name, letter: columnLetter(index), why }
}

/** 0 is A, 26 is AA. */
function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last
}
