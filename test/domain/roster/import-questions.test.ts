import { describe, expect, it } from 'vitest'
import { proposeStudentImport } from '../../../src/domain/roster/propose-import.ts'
import { answer, codes, nothingHappens, only } from './import-answers.ts'
import { anImport, aStudent, classThreeTwo, decided } from './roster-builders.ts'

describe('seats', () => {
  it('may be swapped', () => {
    const two = [
      aStudent({ name: '甲一', seat: 1, studentNo: '1' }),
      aStudent({ name: '乙一', seat: 2, studentNo: '2' }),
    ]
    const proposal = proposeStudentImport(anImport(two, ['三(2)班|甲一||2|1', '三(2)班|乙一||1|2']))
    expect([proposal.changed.length, codes(proposal)]).toEqual([2, []])
  })

  it('that are taken are asked about, with a free one offered', () => {
    const holder = aStudent({ name: '周可言', seat: 2, studentNo: '2' })
    const first = aStudent({ name: '甲一', seat: 1, studentNo: '1' })
    const input = anImport([first, holder], ['三(2)班|甲一||1|1', '三(2)班|周可言||2|2', '三(2)班|陈安||2|3'])
    const proposal = proposeStudentImport(input)
    expect(only(proposal)).toMatchObject({
      name: '陈安',
      reason: { code: 'seat-taken', seat: 2, holder: '周可言', holderMissing: false, free: [3, 4, 5] },
    })
    expect(proposal.added).toEqual([])
    expect(answer(input, { kind: 'use-seat', seat: 3 }).added).toMatchObject([{ name: '陈安', seat: 3 }])
    expect(answer(input, { kind: 'without', field: 'seat' }).added[0]).not.toHaveProperty('seat')
    expect(codes(answer(input, { kind: 'use-seat', seat: 1 }))).toEqual(['seat-taken'])
  })

  it('of a child who is missing can be given on by saying that the child has left', () => {
    const left = aStudent({ name: '许一凡', seat: 29 })
    const input = anImport([left], ['三(2)班|陈安||29|'])
    expect(only(proposeStudentImport(input)).reason).toMatchObject({ holderMissing: true, holder: '许一凡' })
    expect(answer(input, { kind: 'holder-left', studentId: left.id })).toMatchObject({
      added: [{ name: '陈安', seat: 29 }],
      gone: [{ name: '许一凡', ticked: true }],
    })
    expect(codes(proposeStudentImport(input, decided({}, [left.id])))).toEqual([])
  })

  it('stay with a child whose own change waits for an answer', () => {
    const current = ['甲', '乙', '丙'].map((name, index) =>
      aStudent({ name: `${name}一`, seat: index + 1, studentNo: `${index + 1}` }),
    )
    // 甲一 wants the seat of 丙一, who is not in the file; 乙一 wants the seat that 甲一 would leave.
    const proposal = proposeStudentImport(anImport(current, ['三(2)班|甲一||3|1', '三(2)班|乙一||1|2']))
    expect(proposal.toDecide.map(({ name, reason }) => `${name} ${reason.code}`)).toEqual([
      '甲一 seat-taken',
      '乙一 seat-taken',
    ])
    nothingHappens(proposal)
  })
})

describe('cells that could not be read', () => {
  it('wait for a person, and what the person writes is matched like any row', () => {
    const child = aStudent({ name: '王冉然', seat: 27, studentNo: '27' })
    const input = anImport([child], ['三(2)班|王?然||27|'])
    const proposal = proposeStudentImport(input)
    expect(only(proposal)).toMatchObject({
      reason: { code: 'name-unreadable' },
      options: [{ kind: 'write-name', suggestion: '王冉然' }, { kind: 'skip' }],
    })
    nothingHappens(proposal)
    expect(answer(input, { kind: 'write-name', name: '王 冉然' })).toMatchObject({
      unchanged: 1,
      added: [],
      changed: [],
      toDecide: [],
    })
    expect(codes(answer(input, { kind: 'write-name', name: '<script>' }))).toEqual(['name-unreadable'])
  })

  it('are asked one after the other', () => {
    const input = anImport([], ['三(2)班|王小明||七|1.2E+17'])
    const first = only(proposeStudentImport(input))
    expect(first.reason.code).toBe('seat-unreadable')
    const second = only(
      proposeStudentImport(input, decided({ [first.id]: { kind: 'without', field: 'seat' } })),
    )
    expect(second.reason).toEqual({ code: 'number-mangled', field: 'studentNo' })
    const answers = decided({
      [first.id]: { kind: 'without', field: 'seat' },
      [second.id]: { kind: 'without', field: 'studentNo' },
    })
    expect(proposeStudentImport(input, answers)).toMatchObject({ added: [{ name: '王小明' }], toDecide: [] })
  })

  it('ask for a class that the school does not have, when so few rows have it', () => {
    const full = ['一', '二', '三', '四'].map((name, index) => `三(1)班|甲${name}||${index + 1}|`)
    const input = anImport([], [...full, '三(7)班|李明宇||9|'])
    const proposal = proposeStudentImport(input)
    expect(only(proposal)).toMatchObject({
      reason: { code: 'class-unknown', className: '三(7)班', known: ['三(1)班', '三(2)班'] },
    })
    expect(answer(input, { kind: 'choose-class', classKey: classThreeTwo }).added[4]).toMatchObject({
      className: '三(2)班',
    })
    expect(answer(input, { kind: 'create-class' }).newClasses).toEqual([{ entryYear: 2024, number: 7 }])
    expect(codes(answer(input, { kind: 'choose-class', classKey: { entryYear: 1999, number: 1 } }))).toEqual([
      'class-unknown',
    ])
  })

  it('take a new grade, and a whole new class, for what they are', () => {
    const newGrade = proposeStudentImport(anImport([], ['一(1)班|甲一||1|']))
    expect([newGrade.newClasses, codes(newGrade)]).toEqual([[{ entryYear: 2026, number: 1 }], []])
    const wholeClass = ['一', '二', '三', '四'].map((name, index) => `三(5)班|甲${name}||${index + 1}|`)
    expect(codes(proposeStudentImport(anImport([], wholeClass)))).toEqual([])
  })
})
