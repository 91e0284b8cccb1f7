import { describe, expect, it } from 'vitest'
import type { ImportDecisions } from '../../../src/domain/roster/import-proposal.ts'
import { proposeStudentImport } from '../../../src/domain/roster/propose-import.ts'
import { answer, codes, nothingHappens, only } from './import-answers.ts'
import { anImport, aStudent, classThreeOne, classThreeTwo, decided } from './roster-builders.ts'

describe('matching', () => {
  it('adds everybody to an empty school and counts them by class', () => {
    const input = anImport([], ['三(1)班|甲一|男|1|1', '三(2)班|乙一|女|1|2', '三(2)班|乙二|女|2|3'], {
      knownClasses: [],
    })
    const proposal = proposeStudentImport(input)
    expect(proposal.added.map(({ name, className, seat }) => `${className}${seat}${name}`)).toEqual([
      '三(1)班1甲一',
      '三(2)班1乙一',
      '三(2)班2乙二',
    ])
    expect(proposal.newClasses).toEqual([classThreeOne, classThreeTwo])
    expect(proposal.perClass).toMatchObject([
      { className: '三(1)班', inFile: 1, added: 1 },
      { className: '三(2)班', inFile: 2, added: 2 },
    ])
  })

  it('finds a child by 学号 in whatever class, and names every field that changes', () => {
    const child = aStudent({
      name: '徐之夏',
      studentNo: '20240217',
      seat: 17,
      classKey: classThreeOne,
      sex: '女',
    })
    const { changed, added, gone } = proposeStudentImport(anImport([child], ['三(2)班|徐知夏|女|7|20240217']))
    expect([added, gone]).toEqual([[], []])
    expect(changed).toMatchObject([
      {
        studentId: child.id,
        by: 'student-no',
        className: '三(1)班',
        changes: [
          { field: 'name', before: '徐之夏', after: '徐知夏' },
          { field: 'class', before: classThreeOne, after: classThreeTwo },
          { field: 'seat', before: 17, after: 7 },
        ],
      },
    ])
  })

  it('finds a child by class, name and seat and fills in what was empty', () => {
    const child = aStudent({ name: '王小明', seat: 5 })
    const { changed } = proposeStudentImport(anImport([child], ['三(2)班|王小明|男|5|20240205']))
    expect(changed).toMatchObject([
      {
        by: 'class-name-seat',
        changes: [
          { field: 'sex', before: null, after: '男' },
          { field: 'studentNo', before: null, after: '20240205' },
        ],
      },
    ])
  })

  it('finds a child by class and name when that is unique and the file has no seat, and erases nothing', () => {
    const child = aStudent({ name: '王小明', seat: 5, studentNo: '20240205', sex: '男' })
    const { changed, added, gone, unchanged } = proposeStudentImport(
      anImport([child], ['三(2)班|王小明|男||']),
    )
    expect({ changed, added, gone, unchanged }).toEqual({ changed: [], added: [], gone: [], unchanged: 1 })
  })

  it('asks when class and name agree and the seat does not', () => {
    const child = aStudent({ name: '王小明', seat: 17 })
    const input = anImport([child], ['三(2)班|王小明||7|'])
    const proposal = proposeStudentImport(input)
    nothingHappens(proposal)
    expect(proposal.gone).toEqual([])
    expect(only(proposal).reason).toEqual({ code: 'seat-differs', before: 17, after: 7 })
    expect(answer(input, { kind: 'same-child', studentId: child.id }).changed).toMatchObject([
      { changes: [{ field: 'seat', after: 7 }] },
    ])
    const two = answer(input, { kind: 'another-child' })
    expect([two.added.length, two.gone.length]).toEqual([1, 1])
    expect(answer(input, { kind: 'skip' })).toMatchObject({
      added: [],
      changed: [],
      gone: [],
      skipped: [{ name: '王小明' }],
    })
  })

  it('takes one name with two 学号, or two seats, for two children and asks nothing', () => {
    const byNumber = proposeStudentImport(
      anImport([], ['三(2)班|张子涵|女||20240201', '三(2)班|张子涵|女||20240202']),
    )
    const bySeat = proposeStudentImport(anImport([], ['三(2)班|张子涵|女|15|', '三(2)班|张子涵|女|31|']))
    for (const proposal of [byNumber, bySeat])
      expect([proposal.added.length, codes(proposal)]).toEqual([2, []])
    const first = aStudent({ name: '张子涵', studentNo: '20240201', seat: 15 })
    const beside = proposeStudentImport(
      anImport([first], ['三(2)班|张子涵||15|20240201', '三(2)班|张子涵||31|20240231']),
    )
    expect([beside.unchanged, beside.added.length, codes(beside)]).toEqual([1, 1, []])
  })

  it('asks about two rows which nothing tells apart, once', () => {
    const input = anImport([], ['三(2)班|张子涵|女||', '三(2)班|张子涵|女||'])
    const proposal = proposeStudentImport(input)
    expect(proposal.added).toHaveLength(1)
    expect(only(proposal)).toMatchObject({ row: 3, reason: { code: 'same-name-twice', otherRow: 2 } })
    expect(answer(input, { kind: 'another-child' }).added).toHaveLength(2)
    expect(answer(input, { kind: 'one-child' })).toMatchObject({
      added: [{ row: 2 }],
      repeated: [{ row: 3, sameAsRow: 2 }],
    })
  })

  it('knows two namesakes again from a file that tells them apart by nothing', () => {
    const twins = [aStudent({ name: '张子涵', seat: 1 }), aStudent({ name: '张子涵', seat: 2 })]
    const proposal = proposeStudentImport(anImport(twins, ['三(2)班|张子涵|||', '三(2)班|张子涵|||']))
    expect([proposal.unchanged, codes(proposal), proposal.gone]).toEqual([2, [], []])
  })

  it('asks which of two namesakes a row is', () => {
    const twins = [aStudent({ name: '张子涵', seat: 1 }), aStudent({ name: '张子涵', seat: 2 })]
    const proposal = proposeStudentImport(anImport(twins, ['三(2)班|张子涵|女||']))
    expect(only(proposal)).toMatchObject({ reason: { code: 'several-candidates', count: 2 } })
    nothingHappens(proposal)
  })

  it('tells namesakes apart by sex where nothing else does', () => {
    const two = [
      aStudent({ name: '张子涵', sex: '女', seat: 1 }),
      aStudent({ name: '张子涵', sex: '男', seat: 2 }),
    ]
    const proposal = proposeStudentImport(anImport(two, ['三(2)班|张子涵|男||', '三(2)班|张子涵|女||']))
    expect([proposal.unchanged, codes(proposal)]).toEqual([2, []])
  })

  it('leaves out a row that says word for word what another says', () => {
    const proposal = proposeStudentImport(anImport([], ['三(2)班|王小明|男|5|1', '三(2)班|王小明|男|5|1']))
    expect(proposal).toMatchObject({
      added: [{ row: 2 }],
      repeated: [{ row: 3, sameAsRow: 2 }],
      toDecide: [],
    })
  })

  it('asks when two rows have one 学号', () => {
    const input = anImport([], ['三(2)班|王小明|男|5|1', '三(2)班|李小红|女|6|1'])
    expect(only(proposeStudentImport(input))).toMatchObject({
      name: '李小红',
      reason: { code: 'student-no-twice', otherName: '王小明' },
    })
    expect(answer(input, { kind: 'without', field: 'studentNo' }).added[1]).not.toHaveProperty('studentNo')
  })

  it('asks when a 学号 belongs to somebody with quite another name', () => {
    const input = anImport([aStudent({ name: '王小明', studentNo: '1' })], ['三(2)班|李红|女|6|1'])
    const proposal = proposeStudentImport(input)
    expect(only(proposal).reason).toEqual({
      code: 'student-no-name-differs',
      studentNo: '1',
      before: '王小明',
      after: '李红',
    })
    expect([proposal.added, proposal.changed, proposal.gone]).toEqual([[], [], []])
  })

  it('asks when class, name and seat agree and the 学号 does not', () => {
    const child = aStudent({ name: '王小明', studentNo: '1', seat: 5 })
    expect(codes(proposeStudentImport(anImport([child], ['三(2)班|王小明||5|2'])))).toEqual([
      'student-no-differs',
    ])
  })
})

describe('gone', () => {
  const here = aStudent({ name: '甲一', seat: 1 })
  const gone = aStudent({ name: '乙一', seat: 2, hasFacts: true })
  const elsewhere = aStudent({ name: '丙一', classKey: classThreeOne })
  const input = anImport([here, gone, elsewhere], ['三(2)班|甲一||1|'])

  it('is proposed inside the classes of the file alone, unticked', () => {
    expect(proposeStudentImport(input).gone).toEqual([
      { studentId: gone.id, name: '乙一', className: '三(2)班', seat: 2, hasFacts: true, ticked: false },
    ])
  })

  it('is ticked by a person, for children who are proposed', () => {
    const ticked = proposeStudentImport(input, decided({}, [gone.id, elsewhere.id, here.id]))
    expect(ticked.gone).toMatchObject([{ studentId: gone.id, ticked: true }])
  })

  it('finds a child again who left before', () => {
    const left = { ...gone, active: false }
    expect(proposeStudentImport(anImport([left], ['三(2)班|乙一||9|'])).changed).toMatchObject([
      {
        studentId: left.id,
        by: 'returned',
        changes: [{ field: 'seat' }, { field: 'active', before: false, after: true }],
      },
    ])
    const byNumber = aStudent({ name: '丁一', studentNo: '7', active: false, classKey: classThreeOne })
    expect(proposeStudentImport(anImport([byNumber], ['三(2)班|丁一||9|7'])).changed).toMatchObject([
      { studentId: byNumber.id },
    ])
    const otherClass = aStudent({ name: '戊一', active: false, classKey: classThreeOne })
    expect(codes(proposeStudentImport(anImport([otherClass], ['三(2)班|戊一||9|'])))).toEqual([
      'may-have-returned',
    ])
  })
})

describe('transfers', () => {
  const moving = aStudent({ name: '叶蓁', sex: '女', classKey: classThreeOne, seat: 30 })
  const staying = aStudent({ name: '甲一', classKey: classThreeOne, seat: 1 })
  const lines = ['三(1)班|甲一||1|', '三(2)班|叶蓁|女|46|']

  it('are offered for a child missing in one class and new in another', () => {
    const input = anImport([moving, staying], lines)
    const proposal = proposeStudentImport(input)
    expect(proposal.transfers).toMatchObject([
      { name: '叶蓁', reason: { code: 'moved-class', from: '三(1)班', to: '三(2)班' }, suggested: 0 },
    ])
    expect([proposal.toDecide, proposal.added, proposal.gone]).toEqual([[], [], []])
    const accepted = answer(input, { kind: 'same-child', studentId: moving.id })
    expect(accepted.changed).toMatchObject([
      { studentId: moving.id, changes: [{ field: 'class' }, { field: 'seat', before: 30, after: 46 }] },
    ])
    expect(answer(input, { kind: 'another-child' })).toMatchObject({
      added: [{ name: '叶蓁' }],
      gone: [{ name: '叶蓁' }],
    })
  })

  it('are offered with a new 学号 too, and never to a child of the other sex or two grades away', () => {
    const numbered = { ...moving, studentNo: '20240130' }
    expect(
      codes(
        proposeStudentImport(
          anImport([numbered, staying], ['三(1)班|甲一||1|', '三(2)班|叶蓁|女|46|20240246']),
        ),
      ),
    ).toEqual(['moved-class'])
    expect(codes(proposeStudentImport(anImport([{ ...moving, sex: '男' }, staying], lines)))).toEqual([])
    const older = { ...moving, classKey: { entryYear: 2022, number: 1 } }
    const both = [...lines, '五(1)班|己一|||']
    expect(
      codes(
        proposeStudentImport(
          anImport([older, staying], both, { knownClasses: [classThreeOne, classThreeTwo, older.classKey] }),
        ),
      ),
    ).toEqual([])
  })

  it('end the old seat when the file gives no new one', () => {
    const input = anImport([moving, staying], ['三(1)班|甲一||1|', '三(2)班|叶蓁|女||'])
    expect(answer(input, { kind: 'same-child', studentId: moving.id }).changed).toMatchObject([
      { changes: [{ field: 'class' }, { field: 'seat', before: 30, after: null }] },
    ])
  })

  it('from a class outside the file are a question, unless the 学号 says that they are two children', () => {
    expect(codes(proposeStudentImport(anImport([moving], ['三(2)班|叶蓁|女|46|'])))).toEqual([
      'same-name-other-class',
    ])
    const numbered = { ...moving, studentNo: '1' }
    expect(proposeStudentImport(anImport([numbered], ['三(2)班|叶蓁|女|46|2'])).added).toHaveLength(1)
  })
})

it('does not take an answer from the prototype of the decisions', () => {
  const input = anImport([aStudent({ name: '王小明', seat: 17 })], ['三(2)班|王小明||7|'])
  const { id } = only(proposeStudentImport(input))
  const inherited = Object.create({ [id]: { kind: 'another-child' } }) as ImportDecisions['rows']
  expect(proposeStudentImport(input, decided(inherited)).added).toEqual([])
})
