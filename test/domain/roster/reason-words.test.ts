import { describe, expect, it } from 'vitest'
import { fileRefusalWords } from '../../../src/domain/roster/file-refusal-words.ts'
import { reasonWords } from '../../../src/domain/roster/reason-words.ts'
import { reasonWordsEn } from '../../../src/domain/roster/reason-words-en.ts'
import { reasonWordsZh } from '../../../src/domain/roster/reason-words-zh.ts'
import type { ImportReason } from '../../../src/domain/roster/reasons.ts'

/** Every parameter that any reason has, so that each sentence can be said. */
const parameters = {
  name: '王小明',
  text: '三甲班',
  field: 'studentNo',
  className: '三(2)班',
  known: ['三(1)班'],
  studentNo: '20240201',
  otherRow: 5,
  otherName: '李小红',
  seat: 7,
  holder: '周可言',
  holderMissing: true,
  free: [41],
  before: 'A1',
  after: 'B2',
  from: '三(1)班',
  to: '三(2)班',
  count: 2,
  grade: '三年级',
  sheet: '一年级',
  stated: 168,
  read: 167,
  now: 2026,
  why: 'hidden',
  loginName: 't010',
  classes: ['三(1)班'],
  post: '校门礼仪岗',
  near: ['校门礼仪岗'],
  weekdays: [1, 2],
  windows: ['晨间'],
  grades: [3, 4],
}
const codes = Object.keys(reasonWordsZh)

describe('the words for every reason', () => {
  it('are the same codes in both languages', () => {
    expect(Object.keys(reasonWordsEn).sort()).toEqual([...codes].sort())
  })

  it.each(codes)('%s is a sentence in Chinese and in English', (code) => {
    const reason = { ...parameters, code } as unknown as ImportReason
    for (const { what, hint } of [reasonWords(reason, 'zh'), reasonWords(reason, 'en')]) {
      expect(`${what} ${hint}`).not.toMatch(/undefined|NaN|\[object/u)
      expect(Math.min(what.length, hint.length)).toBeGreaterThan(2)
    }
    expect(reasonWords(reason, 'zh').hint).toMatch(/[。？]$/u)
    expect(reasonWords(reason, 'en').hint).toMatch(/[.?]$/u)
    expect(
      reasonWords(reason, 'en').what.replaceAll(
        /三\(\d\)班|王小明|李小红|周可言|三甲班|校门礼仪岗|一年级|三年级/gu,
        '',
      ),
    ).not.toMatch(/\p{Script=Han}/u)
  })

  it('explains what a mangled number is', () => {
    const { what, hint } = reasonWords({ code: 'number-mangled', field: 'studentNo' }, 'zh')
    expect(`${what}${hint}`).toContain('末尾几位已经丢失')
  })

  it('covers every file that could not be read', () => {
    expect(Object.keys(fileRefusalWords.en).sort()).toEqual(Object.keys(fileRefusalWords.zh).sort())
  })
})
