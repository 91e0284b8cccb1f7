import { expect, test } from 'vitest'
import {
  type AwardDraft,
  awardOf,
  ownWords,
  presetsShown,
  withColour,
} from '../../../../src/client/features/teacher/award/award-draft.ts'
import { aPreset, aSmallSchoolView, tuesday } from '../../../support/builders/index.ts'

const view = aSmallSchoolView(
  ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => aPreset(`green-${id}`, { label: id })),
  aPreset('blue-a', { colour: 'blue', label: '主动帮忙', points: 2 }),
)
const presets = [...view.presets.values()].filter(({ id }) => id !== 'award-save-water')
const rules = view.pointRulesOn(tuesday)
const draft: AwardDraft = { colour: 'green', why: 'green-a', label: '', points: 1, note: '' }

test('another colour brings its first preset and its points', () => {
  expect(withColour(draft, 'blue', presets)).toMatchObject({ colour: 'blue', why: 'blue-a', points: 2 })
})

test('another colour leaves own words alone', () => {
  const own = { ...draft, why: ownWords, label: '帮忙搬书' }
  expect(withColour(own, 'blue', presets)).toMatchObject({ why: ownWords, label: '帮忙搬书' })
})

test('shows five presets, and among them the chosen one', () => {
  expect(presetsShown(presets, draft)).toHaveLength(5)
  expect(presetsShown(presets, { ...draft, why: 'green-f' })[0]?.id).toBe('green-f')
})

test('wants a note above three points, and words where no preset speaks', () => {
  expect(awardOf({ ...draft, points: 4 }, presets, rules)).toBeNull()
  expect(awardOf({ ...draft, points: 4, note: ' 一整周 ' }, presets, rules)).toMatchObject({ note: '一整周' })
  expect(awardOf({ ...draft, why: ownWords }, presets, rules)).toBeNull()
})

test('turns line breaks into spaces, because a record is one line', () => {
  const own = { ...draft, why: ownWords, label: '帮忙\n搬书' }
  expect(awardOf(own, presets, rules)).toMatchObject({ label: '帮忙 搬书' })
})
