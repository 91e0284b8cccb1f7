/**
 * The medals that can be earned in a period: those whose rules hold on its first day. Worked out once for each first
 * day, not for each child: a school of six years has a dozen of them.
 */
import type { Colour } from '../colours.ts'
import { ruleOn } from '../records/dated.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Medal, MedalCondition, MedalRules, MedalScope } from './medal.ts'

export type MedalInForce = { readonly medal: Medal; readonly condition: MedalCondition }

export type InForce = {
  /** In the order of the rules. */
  readonly of: (scope: MedalScope) => readonly MedalInForce[]
  readonly byId: ReadonlyMap<string, MedalInForce>
  /** The step of a colour's ladder; where a school has no such step, the highest below it. */
  readonly step: (colour: Colour, level: number) => MedalInForce | undefined
}

const known = new WeakMap<MedalRules, Map<LocalDate, InForce>>()

export function inForceOn(rules: MedalRules, firstDay: LocalDate): InForce {
  let days = known.get(rules)
  if (days === undefined) known.set(rules, (days = new Map()))
  let found = days.get(firstDay)
  if (found === undefined) days.set(firstDay, (found = workOut(rules.medals, firstDay)))
  return found
}

function workOut(medals: readonly Medal[], firstDay: LocalDate): InForce {
  const all = medals.flatMap((medal): MedalInForce[] => {
    const rule = ruleOn(medal.rules, firstDay)
    const isGone = medal.retiredOn !== undefined && medal.retiredOn <= firstDay
    return rule === undefined || isGone ? [] : [{ medal, condition: rule.condition }]
  })
  const of = (scope: MedalScope) => all.filter(({ medal }) => medal.scope === scope)
  const scopes = { term: of('term'), 'school-year': of('school-year'), 'primary-years': of('primary-years') }
  const highestFirst = scopes.term
    .filter(({ medal: { colour, level } }) => colour !== undefined && level !== undefined)
    .sort((a, b) => (b.medal.level ?? 0) - (a.medal.level ?? 0))
  return {
    of: (scope) => scopes[scope],
    byId: new Map(all.map((one) => [one.medal.id, one])),
    step: (colour, level) =>
      highestFirst.find(({ medal }) => medal.colour === colour && (medal.level ?? 0) <= level),
  }
}
