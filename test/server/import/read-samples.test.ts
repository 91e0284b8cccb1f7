import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { classDisplayName } from '../../../src/domain/roster/class-name.ts'
import type { ImportProposal, StudentImport } from '../../../src/domain/roster/import-proposal.ts'
import { applyDecisions, proposeStudentImport } from '../../../src/domain/roster/propose-import.ts'
import { proposeStaffImport } from '../../../src/domain/roster/propose-staff-import.ts'
import type { RosterStudent } from '../../../src/domain/roster/roster.ts'
import type { Sheet } from '../../../src/domain/roster/sheet-table.ts'
import { readStaffRows } from '../../../src/domain/roster/staff-rows.ts'
import { readStudentRows } from '../../../src/domain/roster/student-rows.ts'
import { undoPlan } from '../../../src/domain/roster/undo-plan.ts'
import { readSpreadsheet } from '../../../src/server/import/read-spreadsheet.ts'
import { newIds, rosterAfter, rosterAfterUndo } from '../../domain/roster/roster-builders.ts'

const schoolYearStart = 2026
const folder = new URL('../../support/samples/', import.meta.url)
const sampleBytes = (name: string) => readFile(new URL(encodeURIComponent(name), folder))

type Expected = {
  pupils: number
  classes: number
  teachers: number
  perClass: Record<string, number>
  thirdGradeTwo: { seat: number; name: string; sex: string; no: string }[]
}
const expected = JSON.parse(await readFile(new URL('expected.json', folder), 'utf8')) as Expected

const read = new Map<string, Promise<readonly Sheet[]>>()
async function readSheets(name: string, tries = 3): Promise<readonly Sheet[]> {
  const result = await readSpreadsheet(await sampleBytes(name), name)
  // A machine that is busy with other things may need another try.
  if (!result.ok && result.reason === 'took-too-long' && tries > 1) return readSheets(name, tries - 1)
  if (!result.ok) throw new Error(result.reason)
  return result.sheets
}

/** Each sample is read once, by the real process. */
function sheetsOf(name: string): Promise<readonly Sheet[]> {
  const sheets = read.get(name) ?? readSheets(name)
  read.set(name, sheets)
  return sheets
}

const studentRows = async (name: string) =>
  readStudentRows(await sheetsOf(name), { schoolYearStart, fileName: name })
const importOf = async (name: string, current: readonly RosterStudent[] = []): Promise<StudentImport> => {
  const { rows, droppedColumns } = await studentRows(name)
  const knownClasses = [
    ...new Map(current.map(({ classKey }) => [JSON.stringify(classKey), classKey])).values(),
  ]
  return { current, rows, knownClasses, schoolYearStart, droppedColumns }
}
const applied = (input: StudentImport) =>
  rosterAfter(input.current, applyDecisions(input, { rows: {}, gone: [] }, newIds('child')))

const perClass = ({ added }: ImportProposal) => {
  const counts: Record<string, number> = {}
  for (const { className } of added) counts[className] = (counts[className] ?? 0) + 1
  return counts
}
const classThreeTwo = (roster: readonly RosterStudent[]) =>
  roster
    .filter(({ classKey }) => classDisplayName(classKey, schoolYearStart) === '三(2)班')
    .map(({ seat, name, sex, studentNo }) => ({ seat, name, sex, no: studentNo }))

const nothing = { added: [], changed: [], gone: [], toDecide: [], transfers: [] }

describe('花名册.xlsx', () => {
  it('imports every child of the school, and nothing is left to decide', async () => {
    const proposal = proposeStudentImport(await importOf('花名册.xlsx'))
    expect(proposal.added).toHaveLength(expected.pupils)
    expect(proposal.newClasses).toHaveLength(expected.classes)
    expect(perClass(proposal)).toEqual(expected.perClass)
    expect(proposal).toMatchObject({
      changed: [],
      gone: [],
      toDecide: [],
      transfers: [],
      repeated: [],
      unchanged: 0,
    })
    expect(proposal.droppedColumns).toEqual([{ name: '序号', letter: 'A', why: 'not-kept' }])
  })

  it('gives class 三(2) its seats, names and numbers', async () => {
    expect(classThreeTwo(applied(await importOf('花名册.xlsx')))).toEqual(expected.thirdGradeTwo)
  })

  it('changes nothing the second time, and is undone to an empty school', async () => {
    const input = await importOf('花名册.xlsx')
    const plan = applyDecisions(input, { rows: {}, gone: [] }, newIds('child'))
    const roster = rosterAfter([], plan)
    expect(proposeStudentImport({ ...input, current: roster, knownClasses: plan.newClasses })).toMatchObject({
      ...nothing,
      unchanged: expected.pupils,
    })
    expect(rosterAfterUndo(roster, undoPlan(plan, roster))).toEqual([])
  })
})

describe('学籍导出.xls', () => {
  it('imports every child without 学号 and seat, past titles, merged cells and footers', async () => {
    const { rows, droppedColumns, notices, keptColumns } = await studentRows('学籍导出.xls')
    expect(keptColumns).toEqual(['grade', 'class', 'name', 'sex'])
    expect(notices).toEqual([])
    const proposal = proposeStudentImport(await importOf('学籍导出.xls'))
    expect(rows).toHaveLength(expected.pupils)
    expect(perClass(proposal)).toEqual(expected.perClass)
    expect(proposal.toDecide).toEqual([])
    expect(droppedColumns.map(({ name, why }) => `${name} ${why}`)).toEqual([
      '序号 not-kept',
      '出生日期 personal',
      '民族 personal',
      '身份证件类型 identity',
      '身份证件号 identity',
      '学籍号 identity',
      '入学年月 not-kept',
      '就读方式 not-kept',
    ])
  })

  it('lets no identity number, birthday or nationality out of the file', async () => {
    const { rows } = await studentRows('学籍导出.xls')
    const kept = JSON.stringify([rows, proposeStudentImport(await importOf('学籍导出.xls'))])
    expect(kept).not.toMatch(/[0-9]{6}|汉族|回族|居民身份证|走读/u)
  })

  it('finds the children of 花名册.xlsx and erases neither 学号 nor seat', async () => {
    const roster = applied(await importOf('花名册.xlsx'))
    expect(proposeStudentImport(await importOf('学籍导出.xls', roster))).toMatchObject({
      ...nothing,
      unchanged: expected.pupils,
    })
  })

  it('has its children found by 花名册.xlsx, which adds 学号 and seat', async () => {
    const roster = applied(await importOf('学籍导出.xls'))
    const input = await importOf('花名册.xlsx', roster)
    const proposal = proposeStudentImport(input)
    expect(proposal).toMatchObject({ added: [], gone: [], toDecide: [], transfers: [], unchanged: 0 })
    expect(proposal.changed).toHaveLength(expected.pupils)
    expect(new Set(proposal.changed.flatMap(({ changes }) => changes.map(({ field }) => field)))).toEqual(
      new Set(['seat', 'studentNo']),
    )
    expect(classThreeTwo(applied(input))).toHaveLength(45)
  })
})

describe('三2班-手工.csv', () => {
  it('is read as GBK, with its full-width digits, spaced names and blank rows', async () => {
    expect(classThreeTwo(applied(await importOf('三2班-手工.csv')))).toEqual(expected.thirdGradeTwo)
  })

  it('changes nothing in the school that has imported 花名册.xlsx, and nobody of another class is gone', async () => {
    const roster = applied(await importOf('花名册.xlsx'))
    expect(proposeStudentImport(await importOf('三2班-手工.csv', roster))).toMatchObject({
      ...nothing,
      unchanged: 45,
    })
  })
})

describe('教师名单.xlsx', () => {
  it('gives every teacher a login name, roles and classes', async () => {
    const { rows, droppedColumns } = readStaffRows(await sheetsOf('教师名单.xlsx'), { schoolYearStart })
    const { newClasses: knownClasses } = proposeStudentImport(await importOf('花名册.xlsx'))
    const input = { current: [], rows, knownClasses, schoolYearStart }
    const { added, toDecide, newClasses } = proposeStaffImport(input)
    expect([added.length, toDecide, newClasses, droppedColumns]).toEqual([expected.teachers, [], [], []])
    expect(new Set(added.map(({ loginName }) => loginName)).size).toBe(expected.teachers)
    const roles = added.flatMap(({ assignments }) => assignments.map(({ role }) => role))
    expect(roles.filter((role) => role === 'class-teacher')).toHaveLength(expected.classes)
    expect(added.at(9)).toMatchObject({
      name: '熊雨瑶',
      loginName: 't010',
      assignments: [{ role: 'class-teacher', classKey: { entryYear: 2024, number: 2 } }],
    })
    expect(added.slice(-3).map(({ assignments }) => assignments[0]?.role)).toEqual([
      'programme-lead',
      'programme-lead',
      'principal',
    ])
    const current = added.map((staff, index) => ({ id: `staff-${index}`, active: true, ...staff }))
    expect(proposeStaffImport({ ...input, current })).toMatchObject({
      added: [],
      changed: [],
      toDecide: [],
      unchanged: expected.teachers,
    })
  })
})
