/** 星级章: proposed by a rule that is said, within a share; decided by people, and never a rank. */
import { describe, expect, it } from 'vitest'
import { type Colour, colours } from '../../../src/domain/colours.ts'
import {
  starGroups,
  starProposals,
  type StarSetting,
  usualStars,
} from '../../../src/domain/medals/star-medals.ts'
import {
  aClassOf,
  anAward,
  anHonour,
  aRow,
  aSchoolView,
  childOf,
  committedInOrder,
  tuesday,
} from '../../support/builders/index.ts'

const [own, beside] = ['class-2024-2', 'class-2024-3']
const aStep = (colour: Colour, level: number) =>
  aRow('medal', `medal-${colour}-${level}`, {
    ...{ name: `${colour}${level}`, kind: 'colour-ladder', colour, level, scope: 'term' },
    rules: [
      { from: '2020-08-16', condition: { type: 'colour-points', colour, minPoints: level * 3 }, text: '-' },
    ],
  })
const ladders = colours.flatMap((colour) => [aStep(colour, 1), aStep(colour, 2)])
const honoured = anHonour(childOf(own, 2), { name: '一星章' })
const view = aSchoolView(aClassOf(10, own), aClassOf(6, beside), ...ladders, honoured)

const inAll = (seat: number, points: number, classId = own) =>
  colours.map((colour, index) =>
    anAward({ student: childOf(classId, seat), colour, points }, { seq: seat * 100 + index }),
  )
const proposals = (facts: ReturnType<typeof inAll>, setting: StarSetting = usualStars, star = 0) =>
  starProposals(view, committedInOrder(facts, view), [own], setting, star, tuesday)
const proposed = (...args: Parameters<typeof proposals>) =>
  proposals(...args).proposals.flatMap(({ student, isProposed }) => (isProposed ? [student] : []))

describe('a star medal', () => {
  it('is proposed for whoever has the first step in all five colours, in class order whoever has more', () => {
    const facts = [...inAll(7, 3), ...inAll(3, 5), ...inAll(5, 3).slice(0, 4)]
    expect(proposed(facts)).toEqual([childOf(own, 3), childOf(own, 7)])
    const missing = proposals(facts).proposals.find(({ student }) => student === childOf(own, 5))
    expect(missing?.reasons).toEqual([{ kind: 'colours-missing', level: 1, colours: ['purple'] }])
  })

  it('leaves it to people where more reach it than the share allows', () => {
    const all = [1, 2, 3, 4, 5].flatMap((seat) => inAll(seat, 3))
    expect(proposals(all)).toMatchObject({ children: 10, most: 3 })
    expect(proposed(all)).toHaveLength(5)
  })

  it('of the second kind asks for one step more and for the star before it', () => {
    const two = { stars: [...usualStars.stars, { name: '二星章', percent: 20 }] }
    const facts = [...inAll(1, 5), ...inAll(1, 5), ...inAll(2, 5), ...inAll(2, 5)].map((fact, index) => ({
      ...fact,
      id: `${index}${fact.id.slice(String(index).length)}`,
    }))
    expect(proposed(facts, two, 1)).toEqual([childOf(own, 2)])
    const first = proposals(facts, two, 1).proposals[0]?.reasons.map(({ kind }) => kind)
    expect(first).toEqual(['colours', 'star-before-missing'])
  })

  it('is proposed class by class, or for a grade together', () => {
    expect(starGroups(view, 'class', tuesday)).toEqual([[own], [beside]])
    expect(starGroups(view, 'grade', tuesday)).toEqual([[own, beside]])
  })
})
