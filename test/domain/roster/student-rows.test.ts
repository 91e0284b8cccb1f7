import { describe, expect, it } from 'vitest'
import type { Sheet } from '../../../src/domain/roster/sheet-table.ts'
import { readStudentRows, type StudentRow } from '../../../src/domain/roster/student-rows.ts'
import { aSheet, rowsOf, schoolYearStart } from './roster-builders.ts'

const read = (...sheets: Sheet[]) => readStudentRows(sheets, { schoolYearStart })
const names = (rows: readonly StudentRow[]) => rows.map(({ shown }) => shown.name)
const only = (rows: readonly StudentRow[]) => {
  expect(rows).toHaveLength(1)
  return rows[0] as StudentRow
}
const reasonOf = (row: StudentRow) =>
  [row.name, row.class, row.sex, row.seat, row.studentNo].flatMap((cell) => (cell.ok ? [] : [cell.error]))

describe('columns', () => {
  it('keeps 学号 and never takes 学籍号 for it, in either order', () => {
    for (const header of ['姓名|班级|学籍号|学号', '姓名|班级|全国学籍号|学号', '姓名|班级|学籍辅号|学号']) {
      const { rows, droppedColumns } = read(aSheet(header, '王小明|三(2)班|G320402201710034677|20240201'))
      expect(only(rows).studentNo).toEqual({ ok: true, value: '20240201' })
      expect(droppedColumns).toMatchObject([{ why: 'identity', letter: 'C' }])
    }
    const { rows } = read(aSheet('姓名|班级|学籍号', '王小明|三(2)班|G320402201710034677'))
    expect(only(rows).studentNo).toEqual({ ok: true, value: undefined })
  })

  it('drops every column that is not kept, names each once, and lets none of its values through', () => {
    const header = '序号|姓 名|性别（必填）|*班级|身份证件号|出生日期|民族|户籍地址|家长姓名|联系电话|特长'
    const line = '1|王小明|男|三(2)班|320402201710034677|20171003|回族|江苏常州|王大明|13800000000|二胡'
    const result = read(
      { ...aSheet(header, line), name: '三年级' },
      { ...aSheet(header, line), name: '三年级续' },
    )
    expect(result.droppedColumns.map(({ name, why }) => `${name} ${why}`)).toEqual([
      '序号 not-kept',
      '身份证件号 identity',
      '出生日期 personal',
      '民族 personal',
      '户籍地址 personal',
      '家长姓名 personal',
      '联系电话 personal',
      '特长 not-kept',
    ])
    expect(result.keptColumns).toEqual(['name', 'sex', 'class'])
    const kept = JSON.stringify(result.rows)
    for (const value of ['320402', '20171003', '回族', '常州', '王大明', '138', '二胡'])
      expect(kept).not.toContain(value)
  })

  it('says a second column of the same name instead of choosing silently', () => {
    const { rows, droppedColumns } = read(aSheet('姓名|班级|班级', '王小明|三(2)班|五(1)班'))
    expect(only(rows).shown.className).toBe('三(2)班')
    expect(droppedColumns).toEqual([{ name: '班级', letter: 'C', why: 'repeated' }])
  })

  it('finds the header below titles, and the lower row of a header of two rows', () => {
    const sheet: Sheet = {
      name: 'Sheet1',
      rows: [
        ['实验小学学生名单'],
        ['填报日期：2026年9月10日'],
        ['姓名', '在校信息', '', '家庭信息', ''],
        ['', '班级', '座号', '电话', '住址'],
        ['王小明', '三(2)班', '7', '138', '常州'],
      ],
      merges: [
        { top: 2, left: 0, bottom: 3, right: 0 },
        { top: 2, left: 1, bottom: 2, right: 2 },
      ],
    }
    const row = only(read(sheet).rows)
    expect(row).toMatchObject({ row: 5, name: { value: '王小明' }, seat: { value: 7 } })
  })

  it('reads nothing from a sheet without a header, and says which', () => {
    const { rows, notices } = read(aSheet('填表说明', '请用黑色笔填写'), {
      ...aSheet('姓名|班级', '甲乙|三2'),
      hidden: true,
      name: '旧',
    })
    expect(rows).toEqual([])
    expect(notices).toEqual([
      { code: 'sheet-not-read', sheet: 'Sheet1', why: 'no-header-row' },
      { code: 'sheet-not-read', sheet: '旧', why: 'hidden' },
    ])
  })
})

describe('rows', () => {
  it('skips blank rows, repeated headers, totals and signatures, and numbered lines without a child', () => {
    const rows = rowsOf(
      '座号|姓名|性别|班级',
      '1|王小明|男|三(2)班',
      '||| ',
      '座号|姓名|性别|班级',
      '2|李小红|女|三(2)班',
      '3|||三(2)班',
      '填表人：          审核人：          合计：2人',
      '共2人',
      '备注：请核对',
    )
    expect(names(rows)).toEqual(['王小明', '李小红'])
    expect(rows.map(({ row }) => row)).toEqual([2, 5])
  })

  it('says when the total in the footer is not the number of rows, and when the title is of another year', () => {
    const { notices } = read(aSheet('2025-2026学年学生名单', '姓名|班级', '王小明|三(2)班', '合计：3人'))
    expect(notices).toEqual([
      { code: 'total-differs', sheet: 'Sheet1', stated: 3, read: 1 },
      { code: 'other-school-year', sheet: 'Sheet1', stated: 2025, now: 2026 },
    ])
  })

  it('takes the class from a merged cell, from the first line of a block, a section title, the sheet or the file', () => {
    const merged: Sheet = {
      ...aSheet('班级|姓名', '三(2)班|甲一', '|乙一', '三(3)班|丙一'),
      merges: [{ top: 1, left: 0, bottom: 2, right: 0 }],
    }
    const classes = (sheet: Sheet, fileName = '') =>
      readStudentRows([sheet], { schoolYearStart, fileName }).rows.map(({ shown }) => shown.className)
    expect(classes(merged)).toEqual(['三(2)班', '三(2)班', '三(3)班'])
    const block = ['三(2)班|甲一', '|乙一', '|丙一', '|丁一', '三(3)班|戊一', '|己一', '|庚一', '|辛一']
    expect(
      classes(aSheet('班级|姓名', ...block))
        .map((name) => name.slice(2, 3))
        .join(''),
    ).toBe('22223333')
    const sections = aSheet('三（1）班学生名单', '座号|姓名', '1|甲一', '三（2）班', '座号|姓名', '1|乙一')
    expect(classes(sections)).toEqual(['三(1)班', '三(2)班'])
    expect(classes({ ...aSheet('座号|姓名', '1|甲一'), name: '302' })).toEqual(['三(2)班'])
    expect(classes(aSheet('座号|姓名', '1|甲一'), '三2班-手工.xlsx')).toEqual(['三(2)班'])
    expect(classes({ ...aSheet('班级|姓名', '(2)班|甲一'), name: '三年级' })).toEqual(['三(2)班'])
    expect(classes(aSheet('年级|班级|姓名', '三年级|2班|甲一'))).toEqual(['三(2)班'])
  })

  it('asks about one empty class among full ones instead of guessing', () => {
    const rows = rowsOf('班级|姓名', '三(2)班|甲一', '|乙一', '三(2)班|丙一')
    expect(reasonOf(rows[1] as StudentRow)).toEqual([{ code: 'class-missing', text: '' }])
  })

  it('does not let a class and a grade that disagree pass', () => {
    expect(reasonOf(only(rowsOf('年级|班级|姓名', '三年级|四(2)班|甲一')))).toMatchObject([
      { code: 'class-contradicts-grade' },
    ])
  })

  it('reads lists printed in two blocks side by side', () => {
    const { rows } = read({
      ...aSheet('座号|姓名|座号|姓名', '1|甲一|3|丙一', '2|乙一|4|丁一'),
      name: '三(2)班',
    })
    expect(rows.map(({ shown, key }) => `${shown.seat}${shown.name} ${key}`)).toEqual([
      '1甲一 三(2)班!2',
      '3丙一 三(2)班!2.1',
      '2乙一 三(2)班!3',
      '4丁一 三(2)班!3.1',
    ])
  })

  it('treats a child whose merged name covers the rows of both parents as one child', () => {
    const sheet: Sheet = {
      ...aSheet('姓名|班级|家长', '王小明|三(2)班|父', '||母'),
      merges: [
        { top: 1, left: 0, bottom: 2, right: 0 },
        { top: 1, left: 1, bottom: 2, right: 1 },
      ],
    }
    expect(names(read(sheet).rows)).toEqual(['王小明'])
  })
})

describe('names', () => {
  it.each([
    ['张　三', '张三'],
    ['闫 琪', '闫琪'],
    ['欧阳 小 明', '欧阳小明'],
    ['古丽・阿依', '古丽·阿依'],
    ['古丽•阿依', '古丽·阿依'],
    ['古丽 · 阿依', '古丽·阿依'],
    ['阿里．木', '阿里·木'],
    ['Anna  Smith', 'Anna Smith'],
    ['\u200b王\ufeff小明', '王小明'],
    ['⽅⾬', '方雨'],
    ['𠮷田', '𠮷田'],
  ])('reads "%s" as %s', (text, name) => {
    expect(only(rowsOf('姓名|班级', `${text}|三2`)).name).toEqual({ ok: true, value: name })
  })

  it.each(['王\ufffd然', '王?然', '王？然', '王□然', '王\ue863然', '王*然', '王●然'])(
    'asks for the lost character of %s',
    (text) => {
      expect(reasonOf(only(rowsOf('姓名|班级', `${text}|三2`)))).toEqual([
        { code: 'name-unreadable', name: '王?然' },
      ])
    },
  )

  it.each([
    '<b>王小明</b>',
    '=HYPERLINK("http://x")',
    '+8613800000000',
    '王小明2',
    '@SUM(1)',
    '{{name}}',
    '-',
    '\u202e王小明(',
    '王'.repeat(31),
  ])('asks about "%s"', (text) =>
    expect(reasonOf(only(rowsOf('姓名|班级', `${text}|三2`)))).toMatchObject([{ code: 'name-odd' }]),
  )

  it('offers the name in front of a remark', () => {
    expect(reasonOf(only(rowsOf('姓名|班级', '王小明（转学）|三2')))).toMatchObject([
      { suggestion: '王小明' },
    ])
  })
})

describe('numbers', () => {
  it('reads full-width, padded and dressed-up numbers', () => {
    const row = only(rowsOf('姓名|班级|座号|学号', "王小明|三2|０７号|'２０２４０２０１"))
    expect([row.seat, row.studentNo]).toEqual([
      { ok: true, value: 7 },
      { ok: true, value: '20240201' },
    ])
    expect(only(rowsOf('姓名|班级|学号', '王小明|三2|="00240201"')).studentNo).toEqual({
      ok: true,
      value: '00240201',
    })
  })

  it.each(['1.23E+17', '2.02402E+12', '3.20402201710034E+17', '1e15', '２．０Ｅ＋１７'])(
    'refuses %s, which a spreadsheet has mangled',
    (text) => {
      expect(reasonOf(only(rowsOf('姓名|班级|学号', `王小明|三2|${text}`)))).toEqual([
        { code: 'number-mangled', field: 'studentNo' },
      ])
    },
  )

  it.each([
    '320402201710034677',
    '32040220171003467X',
    'G320402201710034677',
    '３２０４０２２０１７１００３４６７７',
    '320402 20171003 4677',
  ])('refuses %s wherever it stands, and shows it nowhere', (text) => {
    for (const header of [
      '班级|姓名|学号',
      '班级|学号|姓名',
      '姓名|学号|班级',
      '姓名|学号|座号|班级',
      '姓名|学号|性别|班级',
    ]) {
      for (let at = 0; at < header.split('|').length; at += 1) {
        const cells = header.split('|').map((column) => ({ 班级: '三2', 姓名: '王小明' })[column] ?? '')
        cells[at] = text
        const rows = rowsOf(header, cells.join('|'))
        expect(reasonOf(only(rows))).toMatchObject([{ code: 'identity-number' }])
        expect(JSON.stringify(rows)).not.toMatch(/[0-9]{10}|[０-９]{10}|[0-9 ]{12}/u)
      }
    }
  })

  it('does not stop for a mangled number in a column that is dropped', () => {
    expect(reasonOf(only(rowsOf('姓名|班级|身份证号', '王小明|三2|3.20402E+17')))).toEqual([])
  })

  it.each([
    ['0', 'seat-unreadable'],
    ['100', 'seat-unreadable'],
    ['7.5', 'seat-unreadable'],
    ['第一排', 'seat-unreadable'],
  ])('refuses the seat %s', (text, code) => {
    expect(reasonOf(only(rowsOf('姓名|班级|座号', `王小明|三2|${text}`)))).toMatchObject([{ code }])
  })
})
