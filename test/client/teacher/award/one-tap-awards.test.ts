import { expect, test } from 'vitest'
import { fittingPresets, oneTapAwards } from '../../../../src/client/features/teacher/award/one-tap-awards.ts'
import { foldFacts } from '../../../../src/domain/facts/fold.ts'
import type { Fact } from '../../../../src/domain/facts/fact.schema.ts'
import {
  anAward,
  aPreset,
  aRevocation,
  aSmallSchoolView,
  at,
  committedInOrder,
  staff,
  tuesday,
} from '../../../support/builders/index.ts'

const me = staff('teacher-lin')
const colours = ['red', 'green', 'blue', 'yellow', 'purple'] as const
const presetRows = colours.flatMap((colour) => [
  aPreset(`${colour}-1`, { colour, label: `${colour}一`, points: 1 }),
  aPreset(`${colour}-3`, { colour, label: `${colour}三`, points: 3, grades: [3, 4, 5, 6] }),
])
const view = aSmallSchoolView(presetRows, aPreset('old', { retiredOn: '2026-09-10' }))
const shelf = {
  presets: [...view.presets.values()],
  grades: [3],
  rules: view.pointRulesOn(tuesday),
  today: tuesday,
}
function tilesAfter(facts: Fact[], changes: Partial<typeof shelf> = {}) {
  const ledger = committedInOrder(facts, view)
  const { revoked } = foldFacts(ledger, view.foldRules)
  return oneTapAwards(ledger, revoked, me, { ...shelf, ...changes })
}
const given = (preset: string, time: string, changes = {}, by = me) =>
  anAward({ preset, label: preset, points: 1, colour: 'red', ...changes }, { by, at: at(time) })

test('begins with one everyday preset of each colour, and a sixth', () => {
  const tiles = tilesAfter([])
  expect(tiles).toHaveLength(6)
  expect(tiles.slice(0, 5).map(({ colour, points }) => [colour, points])).toEqual(
    colours.map((colour) => [colour, 1]),
  )
})

test('puts what this teacher gave last first, each once', () => {
  const facts = [given('red-1', '08:00'), given('blue-1', '09:00'), given('red-1', '10:00')]
  expect(
    tilesAfter(facts)
      .slice(0, 2)
      .map(({ preset }) => preset),
  ).toEqual(['red-1', 'blue-1'])
})

test('keeps own words as a tile of their own', () => {
  const own = anAward({ label: '扶同学去医务室', colour: 'purple', points: 2 }, { by: me, at: at('10:00') })
  expect(tilesAfter([own])[0]).toMatchObject({ label: '扶同学去医务室', points: 2, colour: 'purple' })
})

test('leaves out what others gave, what was taken back, and what would want a note', () => {
  const undone = given('red-1', '10:00')
  const facts = [
    given('blue-1', '10:10', {}, staff('teacher-gao')),
    undone,
    aRevocation(undone),
    given('purple-1', '10:20', { points: 4, note: '一整周都在帮忙' }),
  ]
  const first = tilesAfter(facts)[0]
  expect(first?.preset).toBe('red-1')
  expect(tilesAfter(facts).map(({ points }) => points)).not.toContain(4)
})

test('shows a preset neither to children too young for it nor after it was retired', () => {
  const old = { ...shelf, grades: [2] }
  expect(fittingPresets(old).map(({ id }) => id)).toEqual(expect.not.arrayContaining(['red-3', 'old']))
  expect(
    tilesAfter([given('red-3', '10:00', { points: 3 })], { grades: [2] }).map(({ preset }) => preset),
  ).not.toContain('red-3')
})

test('fits the youngest of several grades', () => {
  expect(fittingPresets({ ...shelf, grades: [2, 5] }).some(({ id }) => id === 'blue-3')).toBe(false)
})
