import { describe, expect, test } from 'vitest'
import {
  answered,
  completedName,
  plainAnswer,
  questionsToShow,
  suggestedAnswers,
} from '../../../src/client/features/office/import/answers.ts'
import {
  classBars,
  countProposal,
  gradeBars,
} from '../../../src/client/features/office/import/proposal-counts.ts'
import { schoolYearMeant } from '../../../src/client/features/office/import/school-year.ts'
import { daysToUndo } from '../../../src/client/features/office/import/undo-days.ts'
import type { ImportProposal, Question, StudentImport } from '../../../src/domain/roster/import-proposal.ts'
import { noDecisions } from '../../../src/domain/roster/import-proposal.ts'
import { proposeStudentImport } from '../../../src/domain/roster/propose-import.ts'
import { readStudentRows } from '../../../src/domain/roster/student-rows.ts'
import { must } from '../../../src/domain/result.ts'
import { aSchoolView } from '../../support/builders/index.ts'

const header = ['班级', '座号', '姓名', '学号']
const input = (...rows: string[][]): StudentImport => {
  const read = readStudentRows([{ name: '花名册', rows: [header, ...rows] }], { schoolYearStart: 2026 })
  const classes = [1, 2, 3].map((number) => ({ entryYear: 2024, number }))
  return {
    rows: read.rows,
    knownClasses: classes,
    schoolYearStart: 2026,
    current: [
      { id: 'child-1', name: '王晓', active: true, classKey: { entryYear: 2024, number: 1 }, seat: 1 },
    ],
  }
}
const order = (of: StudentImport) => new Map(of.rows.map(({ key }, index) => [key, index]))
const first = (questions: readonly Question[]) => must(questions[0], 'a question')

describe('questions while they are answered', () => {
  const rows = input(
    ['三(9)班', '5', '李?然', ''],
    ['三(1)班', '8', '王晓', ''],
    ['三(2)班', '3', '赵乐', ''],
  )
  const asked = questionsToShow([], proposeStudentImport(rows), noDecisions, order(rows))

  test('stand in the order of the file, whatever they are about', () => {
    expect(asked.map(({ row, reason }) => [row, reason.code])).toEqual([
      [2, 'name-unreadable'],
      [3, 'seat-differs'],
    ])
  })

  test('stay in view when answered, with what the answer leads to below them', () => {
    const decisions = answered(noDecisions, asked, first(asked), { kind: 'write-name', name: '李浩然' })
    const next = questionsToShow(asked, proposeStudentImport(rows, decisions), decisions, order(rows))
    expect(next.map(({ row, reason }) => [row, reason.code])).toEqual([
      [2, 'name-unreadable'],
      [2, 'class-unknown'],
      [3, 'seat-differs'],
    ])
  })

  test('forget what followed from an answer that is taken back', () => {
    let decisions = answered(noDecisions, asked, first(asked), { kind: 'write-name', name: '李浩然' })
    const next = questionsToShow(asked, proposeStudentImport(rows, decisions), decisions, order(rows))
    decisions = answered(decisions, next, must(next[1], 'the class'), { kind: 'create-class' })
    expect(Object.keys(decisions.rows)).toHaveLength(2)
    decisions = answered(decisions, next, first(next), null)
    expect(decisions.rows).toEqual({})
    const after = questionsToShow(next, proposeStudentImport(rows, decisions), decisions, order(rows))
    expect(after.map(({ reason }) => reason.code)).toEqual(['name-unreadable', 'seat-differs'])
  })

  test('take the likely answer only where there is one and nobody has answered', () => {
    const likely = suggestedAnswers(asked, noDecisions)
    expect(Object.values(likely)).toEqual([{ kind: 'same-child', studentId: 'child-1' }])
    expect(suggestedAnswers(asked, { rows: likely, gone: [] })).toEqual({})
  })
})

describe('an answer', () => {
  test.each([
    ['王?然', '浩', '王浩然'],
    ['王?然', '王浩然', '王浩然'],
    ['?乐?', '曾曾', '曾乐曾'],
    ['张三(转学)', '张三', '张三'],
  ])('to %s by writing %s is %s', (shown, typed, meant) => expect(completedName(shown, typed)).toBe(meant))

  test('that needs writing or choosing is not given by a press', () => {
    expect(plainAnswer({ kind: 'write-name' })).toBeNull()
    expect(plainAnswer({ kind: 'choose-class', classes: [] })).toBeNull()
    expect(plainAnswer({ kind: 'use-seat', seat: 41 })).toEqual({ kind: 'use-seat', seat: 41 })
  })
})

describe('numbers of a proposal', () => {
  test('count a row once, however much is asked about it, and the ticked as gone', () => {
    const question = { key: 'a', id: 'a:1' } as Question
    const proposal = {
      added: [{}, {}],
      changed: [{}],
      gone: [
        { studentId: 'x', ticked: false },
        { studentId: 'y', ticked: false },
      ],
      transfers: [],
      toDecide: [question, { ...question, id: 'a:2' }, { ...question, key: 'b' }],
    } as unknown as ImportProposal
    expect(countProposal(proposal, { rows: {}, gone: ['y'] })).toEqual({
      added: 2,
      changed: 1,
      gone: 1,
      waiting: 2,
      items: 4,
    })
  })

  test('are bars of grades, or of classes', () => {
    const class_ = (className: string, inFile: number) =>
      ({ className, inFile }) as ImportProposal['perClass'][number]
    const classes = [
      class_('一(1)班', 40),
      class_('一(2)班', 41),
      class_('三(2)班', 45),
      class_('2018级2班', 1),
    ]
    expect(gradeBars(classes, (grade) => `${grade}年级`)).toEqual([
      { label: '1年级', count: 81 },
      { label: '3年级', count: 45 },
      { label: '2018级2班', count: 1 },
    ])
    expect(classBars(classes)[2]).toEqual({ label: '三(2)', count: 45 })
  })
})

test('in the summer holidays a list speaks of the classes of the coming year', () => {
  const view = aSchoolView()
  expect(schoolYearMeant(view, '2026-08-01')).toBe(2026)
  expect(schoolYearMeant(view, '2027-03-01')).toBe(2026)
  expect(schoolYearMeant(view, '2027-08-20')).toBe(2027)
})

test('an import can be undone for seven days, and once', () => {
  const at = 1_000_000
  const day = 86_400
  expect(daysToUndo({ at, undoneAt: null }, at)).toBe(7)
  expect(daysToUndo({ at, undoneAt: null }, at + 6.5 * day)).toBe(0)
  expect(daysToUndo({ at, undoneAt: null }, at + 7 * day)).toBeNull()
  expect(daysToUndo({ at, undoneAt: at + day }, at + 2 * day)).toBeNull()
})
