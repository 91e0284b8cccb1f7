/** Medals as the starter content has them, small enough for a story of two school days. */
import { type Colour, colours } from '../../../src/domain/colours.ts'
import type { Medal, MedalCondition, MedalRules, MedalScope } from '../../../src/domain/medals/medal.ts'

const steps = [3, 8, 16, 28]

export const aLadder = (colour: Colour, thresholds: readonly number[] = steps): Medal[] =>
  thresholds.map((minPoints, index) => ({
    id: `medal-${colour}-${index + 1}`,
    name: `${colour} ${index + 1}`,
    colour,
    level: index + 1,
    scope: 'term',
    rules: [{ from: '2020-08-16', condition: { type: 'colour-points', colour, minPoints } }],
  }))

export const aMedal = (id: string, scope: MedalScope, condition: MedalCondition): Medal => ({
  id,
  name: id,
  scope,
  rules: [{ from: '2020-08-16', condition }],
})

export const someMedals = (thresholds?: readonly number[]): Medal[] => [
  ...colours.flatMap((colour) => aLadder(colour, thresholds)),
  aMedal('medal-five-colours-1', 'term', { type: 'all-colours-level', minLevel: 1 }),
  aMedal('medal-five-colours-2', 'term', { type: 'all-colours-level', minLevel: 2 }),
  aMedal('medal-shanzhen-student', 'school-year', {
    type: 'all-of',
    conditions: [
      { type: 'medal-in-both-terms', medal: 'medal-five-colours-2' },
      { type: 'stamps-total', minStamps: 8 },
    ],
  }),
  aMedal('medal-favourite-colour', 'school-year', { type: 'any-colour-points', minPoints: 5 }),
  aMedal('medal-post-skilled', 'school-year', { type: 'duties-count', minDuties: 2 }),
  aMedal('medal-post-substitute', 'school-year', { type: 'substitutions-count', minSubstitutions: 1 }),
  aMedal('medal-two-places', 'primary-years', {
    type: 'stamps-in-set',
    places: ['place-farm', 'place-gallery'],
    minStamps: 2,
  }),
  aMedal('medal-passport', 'school-year', {
    type: 'passport-complete',
    pages: [
      { places: ['place-farm'], stampsNeeded: 1 },
      { places: ['place-gallery', 'place-hall'], stampsNeeded: 1 },
    ],
  }),
  aMedal('medal-star', 'term', { type: 'by-people' }),
]

/** Two terms a year, cut at New Year and in August; July and February of a year count as holidays. */
export const someRules = (medals: readonly Medal[] = someMedals()): MedalRules => ({
  medals,
  termOf: (day) => {
    const month = Number(day.slice(5, 7))
    const year = Number(day.slice(0, 4)) - (month < 8 ? 1 : 0)
    return month === 7 ? `holidays-${year}` : `term-${year}-${month < 8 ? 2 : 1}`
  },
  yearOf: (term) => Number(/\d{4}/.exec(term)?.[0]),
  firstDayOf: (term) => {
    const year = Number(/\d{4}/.exec(term)?.[0])
    return term.endsWith('-1') ? `${year}-09-01` : `${year + 1}-${term.startsWith('term') ? '02' : '07'}-01`
  },
  isHalf: (term) => term.startsWith('term-'),
  duesOf: () => [],
  handoversOf: () => 0,
})
