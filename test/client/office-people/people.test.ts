import { describe, expect, test } from 'vitest'
import { readChild } from '../../../src/client/features/office/people/child-form.ts'
import { classRows } from '../../../src/client/features/office/people/class-rows.ts'
import { findPeople, leftPeople, standingOn } from '../../../src/client/features/office/people/find-people.ts'
import {
  joinFrom,
  leaveFrom,
  type Membership,
  withSeat,
} from '../../../src/client/features/office/people/memberships.ts'
import { usePaged } from '../../../src/client/features/office/people/paged.ts'
import { toneMarked } from '../../../src/client/features/office/people/pinyin-tones.ts'
import { NameReadings } from '../../../src/client/features/office/people/reading-from-names.ts'
import { must } from '../../../src/domain/result.ts'
import { aClass, aClassOf, aSchoolView, aStudent, childOf } from '../../support/builders/index.ts'

const today = '2026-11-18'
const monday = '2026-11-16'
const since = '2026-09-01'
const valueOf = <T>(result: { ok: true; value: T } | { ok: false }) =>
  must(result.ok ? result.value : undefined, 'ok')

describe('the classes of a day', () => {
  const view = aSchoolView(
    aClassOf(3, 'class-2024-2'),
    aClassOf(2, 'class-2026-1'),
    aClass('class-2019-1'),
    aClass('class-2025-1'),
    aStudent('child-paper', { class: 'class-2024-2', seat: 9, consent: 'paper' }),
    aStudent('child-gone', {
      memberships: [{ class: 'class-2024-2', seat: 8, from: since, to: '2026-10-10' }],
    }),
  )

  test('are in the order of the grades, with their children in seat order and without who has left', () => {
    const rows = classRows(view, today)
    expect(rows.map(({ name, grade }) => [name, grade])).toEqual([
      ['一(1)班', 1],
      ['二(1)班', 2],
      ['三(2)班', 3],
    ])
    expect(rows[2]?.students.map(({ id }) => id)).toEqual([
      ...[1, 2, 3].map((seat) => childOf('class-2024-2', seat)),
      'child-paper',
    ])
  })

  test('count what the families chose', () => {
    expect(classRows(view, today)[2]?.consent).toEqual({ electronic: 3, paper: 1, pending: 0 })
  })

  test('leave out a class that has finished; its children have left', () => {
    const finished = aSchoolView(
      aClass('class-2019-1'),
      aStudent('child-late', {
        class: 'class-2019-1',
        memberships: [{ class: 'class-2019-1', from: '2019-09-01' }],
      }),
    )
    expect(classRows(finished, today)).toEqual([])
    expect(leftPeople(finished, today).map(({ student }) => student.id)).toEqual(['child-late'])
  })
})

describe('finding somebody', () => {
  const view = aSchoolView(
    aClass('class-2024-2'),
    aClass('class-2023-1'),
    aStudent('zeng-le', { name: '曾乐', pinyin: ['zēng', 'lè'], seat: 3, studentNo: '20240203' }),
    aStudent('zeng-lele', {
      name: '曾乐乐',
      pinyin: ['zēng', 'lè', 'lè'],
      class: 'class-2023-1',
      studentNo: '20230101',
    }),
    aStudent('lv-le', {
      name: '吕乐',
      pinyin: ['lǚ', 'lè'],
      memberships: [{ class: 'class-2024-2', from: since, to: '2026-10-09' }],
    }),
  )
  const ids = (text: string) => findPeople(view, today, text).map(({ student }) => student.id)

  test('by name, the exact one first', () => expect(ids('曾乐')).toEqual(['zeng-le', 'zeng-lele']))
  test('by pinyin without tones', () => expect(ids('zengle')).toEqual(['zeng-le', 'zeng-lele']))
  test('by initials, exactly those first', () => expect(ids('zl')).toEqual(['zeng-le', 'zeng-lele']))
  test('by the whole 学号, and by a part of it that says enough', () => {
    expect(ids('20240203')).toEqual(['zeng-le'])
    expect(ids('0203')).toEqual(['zeng-le'])
    expect(ids('02')).toEqual([])
  })
  test('also who has left, saying so', () => {
    expect(findPeople(view, today, '吕')).toMatchObject([{ standing: 'left', className: '三(2)班' }])
    expect(leftPeople(view, today).map(({ student }) => student.id)).toEqual(['lv-le'])
  })
})

describe('memberships', () => {
  const first: Membership = { class: 'class-2024-2', seat: 5, from: since }
  const standing = (memberships: Membership[]) => {
    const view = aSchoolView(
      aClass('class-2024-2'),
      aClass('class-2024-3'),
      aStudent('child', { memberships }),
    )
    return standingOn(view, { id: 'child' }, today)
  }

  test('a transfer ends the old class the day before and keeps it', () => {
    expect(valueOf(joinFrom([first], { class: 'class-2024-3', seat: 9 }, monday))).toEqual([
      { ...first, to: '2026-11-15' },
      { class: 'class-2024-3', seat: 9, from: monday },
    ])
  })
  test('a transfer on the day of arrival leaves no trace of the first class', () => {
    expect(valueOf(joinFrom([first], { class: 'class-2024-3' }, since))).toEqual([
      { class: 'class-2024-3', from: since },
    ])
  })
  test('nobody can be in two classes at once', () => {
    expect(joinFrom([first], { class: 'class-2024-3' }, '2026-08-31')).toMatchObject({
      ok: false,
      error: 'too-early',
    })
    expect(leaveFrom([first], '2026-08-31')).toMatchObject({ ok: false, error: 'too-early' })
  })
  test('whoever left and comes back has both times', () => {
    const left = valueOf(leaveFrom([first], monday))
    expect(left).toEqual([{ ...first, to: '2026-11-15' }])
    expect(standing(left)).toBe('left')
    expect(valueOf(joinFrom(left, { class: 'class-2024-2', seat: 6 }, today))).toHaveLength(2)
  })
  test('who came and left on one day is not at the school, and can come back', () => {
    const slip = valueOf(leaveFrom([{ ...first, from: today }], today))
    expect(standing(slip)).toBe('left')
    expect(valueOf(joinFrom(slip, { class: 'class-2024-3' }, today))).toEqual([
      { class: 'class-2024-3', from: today },
    ])
  })
  test('who comes next week is coming', () => {
    expect(standing([{ ...first, from: '2026-11-23' }])).toBe('coming')
  })
  test('a seat can be taken and given up', () => {
    expect(withSeat([first], 7)).toEqual([{ ...first, seat: 7 }])
    expect(withSeat([first], undefined)).toEqual([{ class: 'class-2024-2', from: since }])
  })
})

describe('pinyin as it is typed', () => {
  test.each([
    ['zeng1', 'zēng'],
    ['lv4', 'lǜ'],
    ['lü3', 'lǚ'],
    ['liu2', 'liú'],
    ['gui1', 'guī'],
    ['dou4', 'dòu'],
    ['xue2', 'xué'],
    ['XIAO3', 'xiǎo'],
    ['zēng', 'zēng'],
    ['ér', 'ér'],
    ['de5', 'de'],
    ['ma', 'ma'],
    ['', ''],
    ['zēng4', 'zèng'],
  ])('%s is %s', (typed, meant) => expect(toneMarked(typed)).toEqual({ ok: true, value: meant }))

  test.each(['曾', 'zeng 1', 'z', '1', 'zeng11', 'zhuangxx', 'zéngé', '<b>'])(
    '%s is not a syllable',
    (typed) => expect(toneMarked(typed).ok).toBe(false),
  )
})

describe('the reading of a name typed in by hand', () => {
  const readings = new NameReadings([
    { name: '单晓', pinyin: ['shàn', 'xiǎo'] },
    { name: '李单', pinyin: ['lǐ', 'dān'] },
    { name: '王单', pinyin: ['wáng', 'dān'] },
    { name: '阿单·买', pinyin: ['ā', 'dān', '', 'mǎi'] },
  ])

  test('knows that a surname is read otherwise', () => {
    expect(readings.of('单晓')).toEqual(['shàn', 'xiǎo'])
    expect(readings.of('晓单')).toEqual(['xiǎo', 'dān'])
  })
  test('leaves open what nobody is called', () => expect(readings.of('单鑫')).toEqual(['shàn', '']))
  test('keeps what a person has corrected', () => {
    expect(readings.of('单晓晓', { name: '单晓', pinyin: ['chán', 'xiǎo'] })).toEqual([
      'chán',
      'xiǎo',
      'xiǎo',
    ])
  })
})

describe('a child in a form', () => {
  const classId = 'class-2024-2'
  const view = aSchoolView(aClassOf(3, classId))
  const place = { view, date: today, classId }
  const draft = { name: '曾 乐', sex: '女', seat: '１２', studentNo: '' } as const

  test('is read by the rules of an import', () => {
    expect(readChild(draft, place)).toEqual({ ok: true, value: { name: '曾乐', sex: '女', seat: 12 } })
  })
  test('is refused on somebody’s seat or with somebody’s number, but not on the own ones', () => {
    const taken = { ...draft, seat: '2', studentNo: '20240001' }
    const second = view.students.get(childOf(classId, 2))
    expect(readChild(taken, place)).toMatchObject({
      ok: false,
      error: { seat: { code: 'taken', by: { id: second?.id } }, studentNo: { code: 'taken' } },
    })
    expect(readChild({ ...draft, seat: '2' }, { ...place, self: second?.id }).ok).toBe(true)
  })
  test('never takes a number of identity', () => {
    expect(readChild({ ...draft, studentNo: '110101201501011234' }, place)).toMatchObject({
      error: { studentNo: { code: 'identity' } },
    })
    expect(readChild({ ...draft, name: '曾乐110101201501011234' }, place)).toMatchObject({
      error: { name: { code: 'identity' } },
    })
  })
  test('needs a name', () =>
    expect(readChild({ ...draft, name: ' ' }, place)).toMatchObject({ error: { name: { code: 'missing' } } }))
})

test('a long list shows one page, and another list begins at its first', () => {
  const rows = Array.from({ length: 1017 }, (_, index) => index + 1)
  const paged = usePaged(() => rows, 24)
  expect(paged.rows.value).toHaveLength(24)
  paged.page.value = 99
  expect([paged.first.value, paged.last.value, paged.pages.value]).toEqual([1009, 1017, 43])
})
