import { describe, expect, it } from 'vitest'
import {
  classDisplayName,
  classInText,
  parseClassName,
  parseGrade,
} from '../../../src/domain/roster/class-name.ts'

const read = (text: string, entryYear?: number) =>
  parseClassName(text, 2026, entryYear === undefined ? {} : { entryYear })

describe('a class name', () => {
  it.each([
    '三(2)班',
    '三（2）班',
    '三年级2班',
    '三2',
    '3.2',
    '302',
    '三年级（2）班',
    '2024级2班',
    '三（２）班',
    ' 三 (2) 班 ',
    '三(二)班',
    '三年二班',
    '3年级2班',
    '3(2)',
    '三⑵班',
    '24级(2)班',
    '0302',
    '三2班',
    '三二班',
    '3-2',
    '３０２',
    '三【2】班',
    '小学三年级2班',
    '3．2',
    '三年级02班',
    '三—2',
  ])('reads %s as class 2 of grade 3', (text) => {
    expect(read(text)).toEqual({ ok: true, value: { entryYear: 2024, number: 2 } })
  })

  it('reads the first grade and class numbers above nine', () => {
    expect(read('一年级(1)班')).toEqual({ ok: true, value: { entryYear: 2026, number: 1 } })
    expect(read('310')).toEqual({ ok: true, value: { entryYear: 2024, number: 10 } })
    expect(read('三(十二)班')).toEqual({ ok: true, value: { entryYear: 2024, number: 12 } })
    expect(read('六年级十班')).toEqual({ ok: true, value: { entryYear: 2021, number: 10 } })
  })

  it.each(['2班', '(2)班', '（２）班', '2', '二班', '第2班'])('reads %s when the grade is known', (text) => {
    expect(read(text, 2024)).toEqual({ ok: true, value: { entryYear: 2024, number: 2 } })
  })

  it('believes a class that says its own grade over the grade around it', () => {
    expect(read('四(1)班', 2024)).toEqual({ ok: true, value: { entryYear: 2023, number: 1 } })
  })

  it.each([
    ['', 'class-missing'],
    ['　', 'class-missing'],
    ['2班', 'class-grade-missing'],
    ['张三', 'class-unreadable'],
    ['32班', 'class-unreadable'],
    ['三(0)班', 'class-unreadable'],
    ['三(99)班', 'class-unreadable'],
    ['七(1)班', 'class-grade-out-of-range'],
    ['2019级1班', 'class-grade-out-of-range'],
    ['2028级1班', 'class-grade-out-of-range'],
    ['2026-03-02', 'class-is-date'],
    ['3月2日', 'class-is-date'],
    ['2-Mar', 'class-is-date'],
    ['<b>三(2)班</b>', 'class-unreadable'],
  ])('refuses "%s" as %s', (text, reason) => {
    expect(read(text)).toEqual({ ok: false, error: reason })
  })

  it('knows that a school of five years has no sixth grade', () => {
    expect(parseClassName('六(1)班', 2026, { schoolingYears: 5 })).toEqual({
      ok: false,
      error: 'class-grade-out-of-range',
    })
  })

  it('is written as it stands on the door, in each school year', () => {
    expect(classDisplayName({ entryYear: 2024, number: 2 }, 2026)).toBe('三(2)班')
    expect(classDisplayName({ entryYear: 2024, number: 2 }, 2027)).toBe('四(2)班')
    expect(classDisplayName({ entryYear: 2018, number: 2 }, 2026)).toBe('2018级2班')
  })
})

describe('the text around the children', () => {
  it.each([
    ['三（２）班学生名单', { classKey: { entryYear: 2024, number: 2 } }],
    ['2026学年三年级（2）班学生名单', { classKey: { entryYear: 2024, number: 2 } }],
    ['三2班-手工.csv', { classKey: { entryYear: 2024, number: 2 } }],
    ['302', { classKey: { entryYear: 2024, number: 2 } }],
    ['三年级', { entryYear: 2024 }],
    ['2024级学生名单', { entryYear: 2024 }],
    ['2026-2027学年第一学期学生基本信息表', {}],
    ['Sheet1', {}],
    ['学生名册', {}],
    ['2026年3班', {}],
  ])('%s says %j', (text, expected) => {
    expect(classInText(text, 2026)).toEqual(expected)
  })

  it.each([
    ['三年级', 2024],
    ['三', 2024],
    ['3', 2024],
    ['2024级', 2024],
    ['2024', 2024],
    ['初一', undefined],
    ['', undefined],
  ])('a grade cell %s is the entry year %s', (text, entryYear) =>
    expect(parseGrade(text, 2026)).toBe(entryYear),
  )
})
