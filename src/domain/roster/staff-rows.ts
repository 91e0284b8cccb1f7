/** The list of staff: names, login names, and what each of them is to which class. */
import type { RecordBody } from '../records/record.schema.ts'
import { err, ok, type Result } from '../result.ts'
import { foldCode, foldWidth, holdsIdentityNumber, isMangledNumber } from './cell-text.ts'
import { classDisplayName, type ClassKey, classText, parseClassName } from './class-name.ts'
import { type DroppedColumn, type StaffColumn, staffColumns } from './columns.ts'
import type { FileNotice, StaffReason } from './reasons.ts'
import { readTables } from './read-tables.ts'
import type { Sheet, TableRow } from './sheet-table.ts'
import { parseName, shownText } from './student-cells.ts'
import { distinctColumns, type ReadingContext, type RowPlace } from './student-rows.ts'

type StaffRole = RecordBody<'assignment'>['role']
export type StaffAssignment = { readonly role: StaffRole; readonly classKey?: ClassKey }

type Read<T> = Result<T, StaffReason>

export type StaffRow = RowPlace & {
  readonly name: Read<string>
  /** Undefined: the file gives none, the school makes one. */
  readonly loginName: Read<string | undefined>
  readonly assignments: Read<readonly StaffAssignment[]>
  readonly shown: { readonly name: string; readonly roles: string; readonly classes: string }
}

export type StaffRows = {
  readonly rows: readonly StaffRow[]
  readonly keptColumns: readonly StaffColumn[]
  readonly droppedColumns: readonly DroppedColumn[]
  readonly notices: readonly FileNotice[]
}

export function readStaffRows(sheets: readonly Sheet[], context: ReadingContext): StaffRows {
  const { tables, notices } = readTables(sheets, staffColumns, ['name', 'roles'])
  return {
    rows: tables.flatMap(({ table, sheet }) =>
      table.rows.filter(isPerson).map((row) => readRow(sheet, row, context)),
    ),
    keptColumns: [...new Set(tables.flatMap(({ table }) => table.columns))],
    droppedColumns: distinctColumns(tables.flatMap(({ table }) => table.header.dropped)),
    notices,
  }
}

const isPerson = ({ cells: { name, loginName } }: TableRow<StaffColumn>) =>
  [name, loginName].some((cell) => foldWidth(cell ?? ''))

function readRow(sheet: string, { row, cells }: TableRow<StaffColumn>, context: ReadingContext): StaffRow {
  const { name = '', roles = '', classes = '' } = cells
  const parsed = parseName(name)
  return {
    key: `${sheet}!${row}`,
    sheet,
    row,
    name: parsed,
    loginName: parseLoginName(cells.loginName ?? ''),
    assignments: readAssignments(cells, context),
    shown: {
      name: parsed.ok ? parsed.value : shownText(name),
      roles: shownText(roles),
      classes: shownText(classes),
    },
  }
}

function parseLoginName(text: string): Read<string | undefined> {
  const code = foldCode(text).toLowerCase()
  if (!code) return ok(undefined)
  if (holdsIdentityNumber(text)) return err({ code: 'identity-number', field: 'loginName' })
  if (isMangledNumber(text)) return err({ code: 'number-mangled', field: 'loginName' })
  return /^[a-z0-9][a-z0-9._-]{1,31}$/u.test(code)
    ? ok(code)
    : err({ code: 'login-name-unreadable', text: shownText(text) })
}

function readAssignments(
  cells: Partial<Record<StaffColumn, string>>,
  context: ReadingContext,
): Read<StaffAssignment[]> {
  const roles = parseRoles(cells.roles ?? '')
  if (!roles.ok) return roles
  const classes = parseClasses(cells.classes ?? '', context)
  if (!classes.ok) return classes
  const own = parseClasses(cells.ownClass ?? '', context)
  if (!own.ok) return own
  const ownClasses = ownClassesOf(roles.value, classes.value, own.value, context)
  if (!ownClasses.ok) return ownClasses
  return ok(
    roles.value.flatMap((role): StaffAssignment[] => {
      if (role === 'class-teacher') return ownClasses.value.map((classKey) => ({ role, classKey }))
      if (role !== 'subject-teacher' || classes.value.length === 0) return [{ role }]
      return classes.value.map((classKey) => ({ role, classKey }))
    }),
  )
}

/** A class teacher who also teaches other classes: which one is the own class, the list has to say. */
function ownClassesOf(
  roles: readonly StaffRole[],
  classes: readonly ClassKey[],
  own: readonly ClassKey[],
  { schoolYearStart }: ReadingContext,
): Read<readonly ClassKey[]> {
  if (!roles.includes('class-teacher')) return ok([])
  if (own.length > 0) return ok(own)
  if (classes.length === 0) return err({ code: 'own-class-missing' })
  if (classes.length === 1 || !roles.includes('subject-teacher')) return ok(classes)
  return err({
    code: 'own-class-unclear',
    classes: classes.map((key) => classDisplayName(key, schoolYearStart)),
  })
}

const separators = /[、,，;；/\s]+/u
const roleWords: readonly (readonly [RegExp, StaffRole])[] = [
  [/^(?:正|副)?班主任$|^中队辅导员$/u, 'class-teacher'],
  [/^(?:值周|值日|护导)(?:教师|老师)?$/u, 'duty-teacher'],
  [/^(?:岗位)?(?:指导|导师)(?:教师|老师)?$|^岗位导师$/u, 'post-mentor'],
  [/^(?:大队|总)辅导员$|^德育/u, 'programme-lead'],
  [/^(?:学校|系统|平台|网络|信息)?管理员$|^信息老师$/u, 'school-admin'],
  [/^(?:副)?校长$|^(?:副)?书记$/u, 'principal'],
  // 语文老师, 科任教师, 信息技术教师: everybody who teaches. Administering needs its own word.
  [/(?:任课|科任|教师|老师)$/u, 'subject-teacher'],
]

function parseRoles(text: string): Read<StaffRole[]> {
  if (holdsIdentityNumber(text)) return err({ code: 'role-unreadable', text: '' })
  const words = foldWidth(text).normalize('NFKC').split(separators).filter(Boolean)
  if (words.length === 0) return err({ code: 'role-missing' })
  const roles: StaffRole[] = []
  for (const word of words) {
    const role = roleWords.find(([pattern]) => pattern.test(word))?.[1]
    if (!role) return err({ code: 'role-unreadable', text: shownText(word) })
    if (!roles.includes(role)) roles.push(role)
  }
  return ok(roles)
}

/** 一(2)班、三(4)班; 三(1)、(2)班 with the grade said once; 全校 is no class in particular. */
function parseClasses(
  text: string,
  { schoolYearStart, schoolingYears = 6 }: ReadingContext,
): Read<ClassKey[]> {
  const classes = new Map<string, ClassKey>()
  let entryYear: number | undefined
  for (const word of foldWidth(text).split(separators).filter(Boolean)) {
    if (/^(?:全校|全体|无|-)$/u.test(word)) continue
    const context = { schoolingYears, ...(entryYear === undefined ? {} : { entryYear }) }
    const parsed = parseClassName(word, schoolYearStart, context)
    if (!parsed.ok) return err({ code: parsed.error, text: shownText(word) })
    entryYear = parsed.value.entryYear
    classes.set(classText(parsed.value), parsed.value)
  }
  return ok([...classes.values()])
}
