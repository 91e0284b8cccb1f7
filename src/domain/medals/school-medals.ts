/** The school's own medals, passports and calendar as the rules of medals ask for them. */
import { colours } from '../colours.ts'
import { postsGivenOn } from '../posts/handover.ts'
import { rosterDues } from '../posts/roster-dues.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { RecordBody } from '../records/record.schema.ts'
import type { Medal, MedalCondition, MedalRules, PassportPage } from './medal.ts'

type MedalRecord = RecordBody<'medal'> & { readonly id: string }
type WrittenCondition = RecordBody<'medal'>['rules'][number]['condition']

/** Remembered with the records: every child's page asks. */
const known = new WeakMap<SchoolView, MedalRules>()

export function medalRulesOf(view: SchoolView): MedalRules {
  const rules = known.get(view) ?? makeRules(view)
  known.set(view, rules)
  return rules
}

function makeRules(view: SchoolView): MedalRules {
  const terms = new Map(view.calendar.terms.map((term) => [term.id, term]))
  const medals = [...view.all('medal').values()].map((medal) => medalOf(medal, view))
  return {
    medals: medals.sort(inOrder),
    termOf: (day) => view.termIdOn(day),
    yearOf: (term) => terms.get(term)?.schoolYear ?? yearInName(term),
    isHalf: (term) => terms.get(term)?.half !== undefined,
    firstDayOf: (term) => terms.get(term)?.firstDay ?? `${yearInName(term)}-08-16`,
    duesOf: rosterDues(view),
    handoversOf: (student, term) => postsGivenOn(view, student, term).length,
  }
}

/** What stands in for a term between two of them names its school year: `holidays-2026`. */
const yearInName = (term: string): number => Number(/\d{4}$/.exec(term)?.[0] ?? 0)

/** Ladders in the order of the colours, step by step, then the others. */
const inOrder = (a: Medal, b: Medal) =>
  placeOf(a) - placeOf(b) || (a.level ?? 0) - (b.level ?? 0) || (a.id < b.id ? -1 : 1)
const placeOf = ({ colour, level }: Medal) =>
  colour === undefined || level === undefined ? colours.length : colours.indexOf(colour)

function medalOf({ mapping, rules, kind: _kind, ...medal }: MedalRecord, view: SchoolView): Medal {
  return {
    ...medal,
    rules: rules.map(({ from, text, condition }) => ({
      from,
      text,
      condition: conditionOf(condition, view),
    })),
    ...(mapping ? { redScarf: mapping.medal } : {}),
  }
}

/** A nomination that was on notice is for people to decide. */
function conditionOf(condition: WrittenCondition, view: SchoolView): MedalCondition {
  switch (condition.type) {
    case 'passport-complete':
      return { type: 'passport-complete', pages: pagesOf(condition.passport, view) }
    case 'all-of':
      return { type: 'all-of', conditions: condition.conditions.map((part) => conditionOf(part, view)) }
    case 'nominated-and-noticed':
      return { type: 'by-people' }
    default:
      return condition
  }
}

const pagesOf = (passport: string, view: SchoolView): readonly PassportPage[] =>
  view.all('passport').get(passport)?.pages ?? []
