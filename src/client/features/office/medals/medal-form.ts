/**
 * A medal as it is typed. Of its dated rules only the latest is changed: the same number from another day on is a new
 * entry, so that what held before stays. What cannot be typed as one number (sets of places, several conditions) goes
 * along as it is.
 */
import type { Colour } from '../../../../domain/colours.ts'
import { ruleOn } from '../../../../domain/records/dated.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'

type Body = RecordBody<'medal'>
type Rule = Body['rules'][number]
export type MedalDraft = {
  name: string
  colour: Colour
  need: string
  from: string
  text: string
  celebration: string
  mapping: string
  retiredOn: string
}

const counted = [
  ...(['minPoints', 'minLevel', 'minStamps', 'minDuties', 'minSubstitutions'] as const),
  ...(['minDutiesDue', 'minHandovers'] as const),
]

/** The one number of a condition, and its name; null where there is none to type. */
export function numberOf(
  condition: Rule['condition'],
): { key: (typeof counted)[number]; value: number } | null {
  const fields = condition as Partial<Record<(typeof counted)[number], number>>
  const key = counted.find((name) => fields[name] !== undefined)
  return key === undefined ? null : { key, value: fields[key] ?? 0 }
}

const latest = (body: Body): Rule | undefined => [...body.rules].sort((a, b) => (a.from < b.from ? 1 : -1))[0]

export const blankMedal = (from: LocalDate): MedalDraft => ({
  ...{ name: '', colour: 'red', need: '', from, text: '', celebration: '', mapping: '', retiredOn: '' },
})

export function medalDraft(body: Body, from: LocalDate): MedalDraft {
  const rule = latest(body)
  return {
    name: body.name,
    colour: body.colour ?? 'red',
    need: rule ? String(numberOf(rule.condition)?.value ?? '') : '',
    from: rule && rule.from > from ? rule.from : from,
    text: rule?.text ?? '',
    celebration: body.celebration ?? '',
    mapping: body.mapping?.medal ?? '',
    retiredOn: body.retiredOn ?? '',
  }
}

/** @param level of a new step: the next one of its colour */
export function readMedal(draft: MedalDraft, before: Body | null, level: number): Result<Body, FieldErrors> {
  const form = new FormReader()
  const celebration = form.optionalLine('celebration', draft.celebration, 120)
  const mapping = form.optionalLine('mapping', draft.mapping, 20)
  const {
    celebration: _said,
    mapping: known,
    retiredOn: _gone,
    ...kept
  } = before ?? newStep(draft.colour, level)
  return form.done({
    ...kept,
    name: form.line('name', draft.name, 20),
    rules: readRules(form, draft, kept.rules),
    ...(celebration ? { celebration } : {}),
    ...(mapping ? { mapping: { ...known, medal: mapping } } : {}),
    ...(draft.retiredOn ? { retiredOn: form.date('retiredOn', draft.retiredOn) } : {}),
  })
}

const newStep = (colour: Colour, level: number): Body => ({
  name: '',
  kind: 'colour-ladder',
  colour,
  level,
  scope: 'term',
  rules: [],
})

function readRules(form: FormReader, draft: MedalDraft, rules: readonly Rule[]): Rule[] {
  const text = form.line('text', draft.text, 120)
  const last = rules[rules.length - 1] && [...rules].sort((a, b) => (a.from < b.from ? 1 : -1))[0]
  const number = last ? numberOf(last.condition) : null
  if (last && number === null) return rules.map((rule) => (rule === last ? { ...rule, text } : rule))
  const need = form.count('need', draft.need, 1, 10_000)
  const from = form.date('from', draft.from)
  const condition: Rule['condition'] =
    last && number
      ? { ...last.condition, [number.key]: need }
      : { type: 'colour-points', colour: draft.colour, minPoints: need }
  if (last && number?.value === need) return rules.map((rule) => (rule === last ? { ...rule, text } : rule))
  return [...rules.filter((rule) => rule.from !== from), { from, condition, text }]
}

/** When a new threshold begins: with the next term, because the running one keeps the rules of its first day. */
export function nextTermFrom(view: SchoolView, today: LocalDate): LocalDate {
  const later = view.calendar.terms.map(({ firstDay }) => firstDay).filter((day) => day > today)
  return later.sort()[0] ?? today
}

export const saidRule = (body: Body, date: LocalDate): string => ruleOn(body.rules, date)?.text ?? ''
