import { describe, expect, it } from 'vitest'
import {
  parseWeekdays,
  readAppointmentRows,
  readPastedAppointments,
} from '../../../src/domain/roster/appointment-rows.ts'
import {
  type AppointmentImport,
  proposeAppointmentImport,
} from '../../../src/domain/roster/propose-appointment-import.ts'
import { aSheet, aStudent, schoolYearStart } from './roster-builders.ts'

const gate = {
  id: 'post-gate',
  name: '校门礼仪岗',
  windows: ['window-morning'],
  weekdays: [1, 2, 3, 4, 5],
  eligibleGrades: [3, 4, 5, 6],
}
const library = {
  id: 'post-library',
  name: '图书馆管理员',
  windows: ['window-lunch', 'window-long-break'],
  weekdays: [1, 3, 5],
  eligibleGrades: [4, 5, 6],
}
const windows = [
  { id: 'window-morning', name: '晨间' },
  { id: 'window-long-break', name: '大课间' },
  { id: 'window-lunch', name: '午间' },
]
const child = aStudent({ name: '曾乐', seat: 7 })
const twins = [aStudent({ name: '张子涵', seat: 1 }), aStudent({ name: '张子涵', seat: 2 })]
const header = '班级|姓名|岗位|星期|时段'

const propose = (rows: AppointmentImport['rows'], current: AppointmentImport['current'] = []) =>
  proposeAppointmentImport({
    rows,
    students: [child, ...twins],
    posts: [gate, library],
    windows,
    current,
    schoolYearStart,
  })
const rowsOf = (...lines: string[]) => readAppointmentRows([aSheet(...lines)], { schoolYearStart }).rows
const paste = (text: string) => readPastedAppointments(text, { schoolYearStart }).rows

describe('a list of appointments', () => {
  it('finds child, post, days and windows', () => {
    expect(propose(rowsOf(header, '三（2）班|曾 乐|校门礼仪|周一、周三|晨间')).added).toEqual([
      {
        key: 'Sheet1!2',
        sheet: 'Sheet1',
        row: 2,
        studentId: child.id,
        studentName: '曾乐',
        className: '三(2)班',
        postId: 'post-gate',
        postName: '校门礼仪岗',
        windows: ['window-morning'],
        weekdays: [1, 3],
      },
    ])
  })

  it('is the same when pasted, with or without its header', () => {
    const line = '三(2)班\t曾乐\t校门礼仪岗\t星期一\t晨间\r\n'
    const plain = propose(paste(line)).added
    expect(plain).toMatchObject([{ studentId: child.id, weekdays: [1] }])
    expect(
      propose(paste(`姓名\t班级\t岗位\t时段\t星期\n曾乐\t三2\t校门礼仪岗\t晨间\t一`)).added,
    ).toMatchObject([{ weekdays: [1] }])
    expect(propose(paste('三2,曾乐,校门礼仪岗,1-3,')).added).toMatchObject([
      { weekdays: [1, 2, 3], windows: ['window-morning'] },
    ])
    expect(paste('')).toEqual([])
  })

  it('makes one appointment of the days of a child at a post', () => {
    const rows = rowsOf(
      header,
      '三2|曾乐|校门礼仪岗|周五|晨间',
      '三2|曾乐|校门礼仪岗|周二|晨间',
      '三2|曾乐|校门礼仪岗|周二|晨间',
    )
    expect(propose(rows).added).toMatchObject([{ weekdays: [2, 5] }])
  })

  it('changes nothing the second time, and shows other days as a change', () => {
    const held = [
      { id: 'a1', studentId: child.id, postId: 'post-gate', windows: ['window-morning'], weekdays: [3, 1] },
    ]
    expect(propose(rowsOf(header, '三2|曾乐|校门礼仪岗|一三|晨间'), held)).toEqual({
      added: [],
      changed: [],
      toDecide: [],
      unchanged: 1,
    })
    expect(propose(rowsOf(header, '三2|曾乐|校门礼仪岗|一四|晨间'), held).changed).toMatchObject([
      { appointmentId: 'a1', weekdaysBefore: [3, 1], weekdays: [1, 4] },
    ])
  })

  it('asks where it cannot know', () => {
    const lines: [string, string][] = [
      ['三2|李四|校门礼仪岗||', 'student-unknown'],
      ['三2|张子涵|校门礼仪岗||', 'student-ambiguous'],
      ['三2|曾乐|校门口||', 'post-unknown'],
      ['三2|曾乐|||', 'post-missing'],
      ['三2|曾乐|校门礼仪岗|下周|', 'weekday-unreadable'],
      ['三2|曾乐|校门礼仪岗|周六|', 'weekday-not-of-post'],
      ['三2|曾乐|校门礼仪岗|周一|晚上', 'window-unknown'],
      ['三2|曾乐|校门礼仪岗|周一|午间', 'window-not-of-post'],
      ['三2|曾乐|图书馆管理员|周一|午间', 'grade-not-eligible'],
      ['三2|王?|校门礼仪岗|周一|晨间', 'name-unreadable'],
    ]
    expect(
      propose(rowsOf(header, ...lines.map(([line]) => line))).toDecide.map(({ reason }) => reason.code),
    ).toEqual(lines.map(([, code]) => code))
    expect(propose(rowsOf(`${header}|座号`, '三2|张子涵|校门礼仪岗|||2')).added).toMatchObject([
      { studentId: twins[1]?.id },
    ])
  })
})

it.each([
  ['周一', [1]],
  ['星期天', [7]],
  ['周一、周三', [1, 3]],
  ['周一三五', [1, 3, 5]],
  ['135', [1, 3, 5]],
  ['１、３', [1, 3]],
  ['周一至周五', [1, 2, 3, 4, 5]],
  ['一到三,五', [1, 2, 3, 5]],
  ['1-5', [1, 2, 3, 4, 5]],
  ['每天', [1, 2, 3, 4, 5]],
  ['', undefined],
])('reads the weekdays %s', (text, days) => {
  expect(parseWeekdays(text)).toEqual({ ok: true, value: days })
})

it.each(['单周', '0', '8', '五至一', '周', '<b>'])('refuses the weekdays %s', (text) => {
  expect(parseWeekdays(text)).toMatchObject({ ok: false, error: { code: 'weekday-unreadable' } })
})
