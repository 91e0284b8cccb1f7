/** Reasons and breaches in words, in both languages. */
import { afterEach, expect, it, vi } from 'vitest'
import type { Explanation, WishOutcome } from '../../../../src/domain/recruitment/explain.ts'
import { aClassOf, aPost, aSchoolView, childOf, lunchWindow } from '../../../support/builders/index.ts'
import { memoryStorage } from '../../pwa/browser-storage.ts'

vi.stubGlobal('localStorage', memoryStorage())
const { locale } = await import('../../../../src/client/i18n/messages.ts')
const { sayBreach, sayGiven, sayOutcome } =
  await import('../../../../src/client/features/office/proposal/say-outcome.ts')
afterEach(() => {
  locale.value = 'zh'
})

const child = childOf('class-2024-2', 1)
const view = aSchoolView(...aClassOf(2), aPost('post-library', { name: '图书馆管理员' }), lunchWindow)
const why: Explanation = { post: null, wish: null, isNewcomer: true, lot: 17, training: [], wishes: [] }
const holders = { total: 10, newcomers: 8, firstWishes: 6 }
const at = { post: 'post-library' }

const outcomes: Array<[WishOutcome, string, string]> = [
  [
    { ...at, outcome: 'outweighed', level: 'newcomers', holders },
    '给了就会多一位还没当过岗的同学没有岗位（10 个名额里 8 位第一次当岗）',
    'One more child without a post so far would go without (8 of 10 places are first posts)',
  ],
  [
    { ...at, outcome: 'outweighed', level: 'lots', holders },
    '其他都一样，按抽签的顺序（第 17 号）',
    'All else equal, the lot decides (number 17)',
  ],
  [
    { ...at, outcome: 'limit', limit: { code: 'grade', grade: 3, grades: [5, 6] } },
    '面向五年级、六年级，本人三年级',
    'Open to grade 5, grade 6, this child is in grade 3',
  ],
  [
    {
      ...at,
      outcome: 'limit',
      limit: {
        code: 'clash',
        freeDays: 0,
        needed: 1,
        with: { window: 'window-lunch', weekday: 3, because: { kind: 'lesson', name: '体育课' } },
      },
    },
    '周三 午间有体育课，能值岗的日子有 0 天，需要 1 天',
    '体育课 on Wed 午间: free on 0 of the days, needed on 1',
  ],
]

it.each(outcomes)('says %j', (outcome, zh, en) => {
  expect(sayOutcome(view, why, outcome)).toBe(zh)
  locale.value = 'en'
  expect(sayOutcome(view, why, outcome)).toBe(en)
})

it('says why a wish was given', () => {
  expect(sayGiven({ ...why, post: 'post-library', wish: 1 })).toBe('第一志愿，还没有当过岗')
})

it('says what a change by hand breaks', () => {
  const limit = { code: 'no-places' } as const
  expect(sayBreach(view, { code: 'limit', student: child, post: 'post-library', limit })).toBe(
    `${view.students.get(child)?.name} → 图书馆管理员：这个岗位没有空名额`,
  )
})
