import { expect, it, vi } from 'vitest'
import type { Growth } from '../../../../src/domain/passport/growth.ts'

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
const { graduationFile } =
  await import('../../../../src/client/features/office/people/passport/graduation-file.ts')
const { printedWords } =
  await import('../../../../src/client/features/office/people/passport/printed-words.ts')

const points = { red: 3, green: 12, blue: 0, yellow: 5, purple: 1 }
const growth: Growth = {
  name: '曾<b>乐</b>',
  pinyin: ['zēng', 'lè'],
  school: '善真实验小学',
  years: [
    {
      ...{ year: 2026, class: '六(1)班', points, duties: 12, stoodIn: 2 },
      visits: [
        {
          label: '小农场',
          name: '善真小农场',
          shape: 'octagon',
          category: 'category-base',
          day: '2026-09-18',
        },
      ],
      medals: ['小种子章'],
      honours: [{ name: '岗位之星', reason: '"每次都早到" & 耐心' }],
    },
  ],
  medals: ['红色足迹章'],
  given: ['五色初齐章'],
  fallen: [],
}
const file = graduationFile(growth, printedWords.zh, 'zh-CN')

it('the family’s file tells every year, what was gained over all of them, and what was handed over', () => {
  for (const said of [
    '2026—2027',
    '六(1)班',
    '善真小农场',
    '小种子章',
    '红色足迹章',
    '五色初齐章',
    '值岗 12 次',
  ])
    expect(file).toContain(said)
})

it('it asks no network for anything and runs nothing', () => {
  expect(file).not.toMatch(/<(script|link|img|iframe|object|embed|image|use)\b/i)
  expect(file).not.toMatch(/https?:|url\(|@import|srcset|javascript:/i)
  expect(file).toContain("default-src 'none'")
})

it('no name or word becomes mark-up', () => {
  expect(file).not.toContain('<b>乐</b>')
  expect(file).toContain('曾&lt;b&gt;乐&lt;/b&gt;')
  expect(file).toContain('&quot;每次都早到&quot; &amp; 耐心')
})
