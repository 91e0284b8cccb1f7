import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type {
  DecisionOption,
  ImportDecisions,
  ImportProposal,
  Question,
  RowDecision,
  StudentImport,
} from '../../../src/domain/roster/import-proposal.ts'
import { applyDecisions, proposeStudentImport } from '../../../src/domain/roster/propose-import.ts'
import type { RosterStudent } from '../../../src/domain/roster/roster.ts'
import { undoPlan } from '../../../src/domain/roster/undo-plan.ts'
import { anImport, decided, newIds, rosterAfter, rosterAfterUndo } from './roster-builders.ts'

// Few names, seats and numbers in three classes, so that nearly every file has namesakes, clashes and transfers.
const name = fc.constantFrom('王明', '王红', '李明', '张子涵')
const sex = fc.constantFrom('男', '女', '')
const seat = fc.constantFrom('', '1', '2', '3', '4')
const studentNo = fc.constantFrom('', '101', '102', '103', '104', '105')
const className = fc.constantFrom('三(1)班', '三(2)班', '四(1)班')
const lines = (names: fc.Arbitrary<string>) =>
  fc.array(
    fc.tuple(className, names, sex, seat, studentNo).map((cells) => cells.join('|')),
    { maxLength: 8 },
  )
const readableFile = lines(name)
const file = lines(fc.oneof({ weight: 9, arbitrary: name }, { weight: 1, arbitrary: fc.constant('王?') }))

const student = fc.record(
  {
    name,
    active: fc.boolean(),
    classKey: fc.constantFrom(
      { entryYear: 2024, number: 1 },
      { entryYear: 2024, number: 2 },
      { entryYear: 2023, number: 1 },
    ),
    sex: fc.constantFrom<'男' | '女'>('男', '女'),
    seat: fc.integer({ min: 1, max: 4 }),
    studentNo: fc.constantFrom('101', '102', '103', '104', '105'),
    hasFacts: fc.boolean(),
  },
  { requiredKeys: ['name', 'active', 'classKey'] },
)
/** 学号 are unique in a school. */
const roster = fc
  .uniqueArray(student, { maxLength: 8, selector: (one) => one.studentNo ?? Symbol('none') })
  .map((all) => all.map((one, index): RosterStudent => ({ ...one, id: `student-${index}` })))

const answerTo = (option: DecisionOption): RowDecision => {
  if (option.kind === 'write-name') return { kind: 'write-name', name: option.suggestion ?? '王明' }
  if (option.kind === 'choose-class')
    return { kind: 'choose-class', classKey: option.classes[0] ?? { entryYear: 2024, number: 1 } }
  return option as RowDecision
}

/** Answers whatever is asked, by `choices` in turn, until nothing is, as a person at the screen does. */
function answerAll(
  input: StudentImport,
  choices: readonly number[],
  gone: ImportDecisions['gone'] = [],
): ImportDecisions {
  const rows: Record<string, RowDecision> = {}
  for (let round = 0; round < 40; round += 1) {
    const { toDecide, transfers } = proposeStudentImport(input, { rows, gone })
    const open = [...toDecide, ...transfers].filter(({ id }) => !Object.hasOwn(rows, id))
    if (open.length === 0) break
    for (const [index, question] of open.entries()) {
      const option =
        question.options[(choices[(round + index) % choices.length] ?? 0) % question.options.length]
      if (option) rows[question.id] = answerTo(option)
    }
  }
  return { rows, gone }
}

const choices = fc.array(fc.nat(9), { minLength: 1, maxLength: 6 })
const knownClasses = [
  { entryYear: 2024, number: 1 },
  { entryYear: 2024, number: 2 },
  { entryYear: 2023, number: 1 },
]
const importOf = (current: readonly RosterStudent[], lines: readonly string[]) =>
  anImport(current, lines, { knownClasses })
const questions = ({ toDecide, transfers }: ImportProposal): Question[] => [...toDecide, ...transfers]

describe('an import of any file into any roster', () => {
  it('changes nothing the second time, but for rows which a person left out or altered the first time', () => {
    fc.assert(
      fc.property(roster, readableFile, choices, (current, lines, taken) => {
        const input = importOf(current, lines)
        const decisions = answerAll(input, taken)
        const first = proposeStudentImport(input, decisions)
        const altered = Object.entries(decisions.rows).filter(([, { kind }]) =>
          ['without', 'use-seat'].includes(kind),
        )
        const leftOut = new Set([
          ...[...first.skipped, ...first.repeated, ...questions(first)].map(({ key }) => key),
          ...altered.map(([id]) => id.slice(0, id.lastIndexOf(':'))),
        ])
        const after = rosterAfter(current, applyDecisions(input, decisions, newIds()))
        const again = proposeStudentImport({ ...input, current: after })
        expect([...again.added, ...again.changed].filter(({ key }) => !leftOut.has(key))).toEqual([])
        if (leftOut.size === 0) expect([again.added, again.changed]).toEqual([[], []])
      }),
      { numRuns: 500 },
    )
  })

  it('is undone to the roster of before, and the children who were ticked as gone are back', () => {
    fc.assert(
      fc.property(roster, file, choices, (current, lines, taken) => {
        const input = importOf(current, lines)
        const gone = proposeStudentImport(input).gone.map(({ studentId }) => studentId)
        const plan = applyDecisions(input, answerAll(input, taken, gone), newIds())
        const after = rosterAfter(current, plan)
        expect(rosterAfterUndo(after, undoPlan(plan, after))).toEqual(current)
      }),
      { numRuns: 300 },
    )
  })

  it('accounts for every row exactly once', () => {
    fc.assert(
      fc.property(roster, file, choices, fc.boolean(), (current, lines, taken, answered) => {
        const input = importOf(current, lines)
        const proposal = proposeStudentImport(input, answered ? answerAll(input, taken) : undefined)
        const keys = [
          ...[
            proposal.added,
            proposal.changed,
            proposal.skipped,
            proposal.repeated,
            questions(proposal),
          ].flatMap((list) => list.map(({ key }) => key)),
        ]
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys.length + proposal.unchanged).toBe(input.rows.length)
      }),
      { numRuns: 300 },
    )
  })

  it('gives no child to two rows, and takes nobody who is gone', () => {
    fc.assert(
      fc.property(roster, file, choices, (current, lines, taken) => {
        const input = importOf(current, lines)
        const { changed, gone } = proposeStudentImport(input, answerAll(input, taken))
        const touched = [
          ...changed.map(({ studentId }) => studentId),
          ...gone.map(({ studentId }) => studentId),
        ]
        expect(new Set(touched).size).toBe(touched.length)
      }),
    )
  })

  it('never gives one 学号 to two children, nor a new child the seat of another', () => {
    fc.assert(
      fc.property(roster, file, choices, (current, lines, taken) => {
        const input = importOf(current, lines)
        const plan = applyDecisions(input, answerAll(input, taken), newIds())
        const after = rosterAfter(current, plan)
        const numbers = after.flatMap((one) => one.studentNo ?? [])
        expect(new Set(numbers).size).toBe(numbers.length)
        for (const created of plan.created) {
          const { entryYear, number } = created.classKey
          const seats = after.filter(
            (one) =>
              one.active &&
              one.seat !== undefined &&
              one.seat === created.seat &&
              one.classKey.entryYear === entryYear &&
              one.classKey.number === number,
          )
          expect(seats.length).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('erases no 学号, sex or name that the file does not have', () => {
    fc.assert(
      fc.property(roster, file, choices, (current, lines, taken) => {
        const bare = lines.map((cells) => cells.split('|').slice(0, 2).join('|') + '|||')
        const input = importOf(current, bare)
        const { changed } = proposeStudentImport(input, answerAll(input, taken))
        for (const { changes } of changed)
          for (const { field, after } of changes)
            expect(['class', 'active', 'seat'].includes(field) && (field !== 'seat' || after === null)).toBe(
              true,
            )
      }),
    )
  })

  it('waits for a person where it asks: without answers, nothing that is asked about happens', () => {
    fc.assert(
      fc.property(roster, file, (current, lines) => {
        const input = importOf(current, lines)
        const proposal = proposeStudentImport(input)
        const asked = new Set(questions(proposal).map(({ key }) => key))
        for (const { key } of [...proposal.added, ...proposal.changed]) expect(asked.has(key)).toBe(false)
        expect(proposal.gone.every(({ ticked }) => !ticked)).toBe(true)
        expect(proposeStudentImport(input, decided({}))).toEqual(proposal)
      }),
    )
  })
})
