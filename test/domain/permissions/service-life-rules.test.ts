/** What a fact of a post's life names must be there, open, and fit. */
import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/domain/facts/fact.schema.ts'
import type { LedgerFact } from '../../../src/domain/facts/ledger.ts'
import { mayWrite } from '../../../src/domain/permissions/write.ts'
import type { SchoolView } from '../../../src/domain/school/school-view.ts'
import {
  aCheckOut,
  aCountersign,
  anAnswer,
  anApplication,
  anAskedSubstitute,
  anAttendance,
  anAward,
  anEvaluation,
  aNoteOnApplication,
  anObjection,
  aRound,
  aSmallSchoolView,
  aWord,
  childOf,
  committed,
  otherChild,
  ownClass,
  staff,
  tuesday,
  wednesday,
} from '../../support/builders/index.ts'

const school = aSmallSchoolView()
const lead = { by: staff('teacher-luo') }
const classmate = childOf(ownClass, 2)

type Told = { about?: Fact; day?: string; view?: SchoolView; writtenOn?: string }
function why(fact: Fact, { about, day = tuesday, view = school, writtenOn = tuesday }: Told = {}): string {
  const find = (id: string) => (about?.id === id ? (committed(about, 1, view) as LedgerFact) : undefined)
  return mayWrite(fact, { asOf: view, now: view, day, writtenOn, find })?.code ?? 'fine'
}

describe('an application', () => {
  it('is taken while the round is open, for posts of the round that are for the child’s grade', () => {
    expect(why(anApplication())).toBe('fine')
    expect(why(anApplication({ round: 'round-none' }))).toBe('unknown-subject')
    expect(why(anApplication({ wishes: ['post-library', 'post-library'] }))).toBe('malformed')
    const small = aSmallSchoolView(aRound('round-autumn', { posts: [{ post: 'post-canteen', seats: 1 }] }))
    expect(why(anApplication(), { view: small })).toBe('wish-not-offered')
    expect(why(anApplication({ wishes: ['post-canteen'] }), { view: small })).toBe('fine')
  })

  it('is refused before, after and once the round is called off; the lead may still note one', () => {
    for (const changes of [{ opens: wednesday }, { closes: '2026-09-09' }, { cancelledOn: tuesday }]) {
      const view = aSmallSchoolView(aRound('round-autumn', changes))
      expect(why(anApplication(), { view })).toBe('round-closed')
      expect(why(anApplication({}, lead), { view })).toBe('fine')
    }
  })
})

describe('what is named', () => {
  it.each<[string, Fact]>([
    ['round', aNoteOnApplication({ round: 'round-none' })],
    ['notice', anObjection({ notice: 'notice-none' })],
    ['item', anAttendance({ item: 'training-none' }, lead)],
    ['dimension', anEvaluation({ marks: [{ dimension: 'eval-none', level: 1 }] })],
  ])('a %s that is not there is refused', (_what, fact) => {
    expect(why(fact)).toBe('unknown-subject')
  })

  it('nobody has been trained or judged tomorrow, and one dimension is judged once', () => {
    expect(why(anAttendance({ schoolDay: wednesday }), { day: wednesday })).toBe('no-permission')
    expect(why(anEvaluation({ schoolDay: wednesday }), { day: wednesday })).toBe('no-permission')
    const twice = [1, 2].map((level) => ({ dimension: 'eval-careful', level: level as 1 | 2 }))
    expect(why(anEvaluation({ marks: twice }))).toBe('malformed')
  })

  it('a tablet does not say which day a child left', () => {
    const said = { schoolDay: tuesday, window: 'window-morning' }
    expect(why(aCheckOut())).toBe('fine')
    expect(why(aCheckOut({ said }))).toBe('no-permission')
    expect(why(aCheckOut({ said }, lead))).toBe('fine')
  })
})

describe('a word', () => {
  it('about oneself is one’s own, about another child thanks or a fact', () => {
    expect(why(aWord())).toBe('fine')
    expect(why(aWord({ kind: 'thanks' }))).toBe('word-not-kind')
    expect(why(aWord({ writer: classmate, kind: 'own' }))).toBe('word-not-kind')
    expect(why(aWord({ writer: classmate, kind: 'thanks' }))).toBe('fine')
    expect(why(aWord({ writer: null, kind: 'fact' }, lead))).toBe('fine')
  })

  it('from a tablet is a child’s of its class', () => {
    expect(why(aWord({ writer: null, kind: 'fact' }))).toBe('no-permission')
    expect(why(aWord({ writer: otherChild, kind: 'thanks' }))).toBe('no-permission')
  })

  it('is countersigned as the word it is, and an asked substitute answers what was asked', () => {
    const [word, asked] = [aWord(), anAskedSubstitute()]
    expect(why(aCountersign(word, {}, lead), { about: word })).toBe('fine')
    expect(why(aCountersign(word, { student: classmate }, lead), { about: word })).toBe('target-unknown')
    expect(why(anAnswer(asked), { about: asked })).toBe('fine')
    const award = anAward({}, lead)
    expect(why(aCountersign(award, {}, lead), { about: award })).toBe('target-unknown')
    expect(why(anAnswer(word), { about: word })).toBe('target-unknown')
  })
})
