import { expect, test } from 'vitest'
import { medalsOf } from '../../../src/domain/medals/earned.ts'
import { medalRulesOf } from '../../../src/domain/medals/school-medals.ts'
import { noTally } from '../../../src/domain/medals/tally.ts'
import { aSchool } from '../../support/server.ts'

const five = (points: number) => ({
  red: points,
  green: points,
  blue: points,
  yellow: points,
  purple: points,
})

test('the medals that a new school starts with are earned by the rules it reads', async () => {
  const { services, school } = await aSchool()
  const { view } = await services.views.now(services.database.read, school)
  const rules = medalRulesOf(view)
  const term = view.calendar.terms[0]?.id ?? ''
  const names = (tally: object) =>
    [...medalsOf(new Map([[term, { ...noTally(), ...tally }]]), rules).values()].map(
      ({ medal }) => medal.name,
    )
  expect(rules.medals).toHaveLength(34)
  expect(names({ points: { ...five(0), red: 8 } })).toEqual(['小火种章', '小火苗章'])
  expect(names({ points: five(3) })).toContain('五色初齐章')
  expect(names({ duties: 12, trained: 1 })).toEqual(expect.arrayContaining(['岗位新芽章', '岗位能手章']))
  const everywhere = new Set(view.places.keys())
  expect(names({ places: everywhere })).toEqual(
    expect.arrayContaining(['启程护照章', '远航护照章', '红色足迹章']),
  )
  expect(names({ points: five(99), duties: 99, stoodIn: 9, trained: 9 })).not.toContain('岗位之星')
})
