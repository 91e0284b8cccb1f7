/** School, rules, colours and presets as labelled lines, for comparing two versions. */
import { defaultStarRule } from '../../../../domain/posts/post-star.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { locale } from '../../../i18n/messages.ts'
import { sayStarRule } from '../honours/say-reason.ts'
import { starRuleWords } from '../honours/star-rule-words.ts'
import { colourName } from '../parts/colour-names.ts'
import type { SaidField } from '../parts/conflict-rows.ts'
import { budgetRoles, type PointRule } from './rules-form.ts'
import { settingsWords } from './settings-words.ts'

const own = () => settingsWords[locale.value]

export function describeSchool(body: RecordBody<'school'>): SaidField[] {
  const { school } = own()
  return [
    { label: school.name, text: body.name },
    { label: school.years, text: school.yearCount(body.schoolingYears) },
    { label: school.zone, text: sayZone(body.zone) },
    { label: school.contactName, text: body.contactName ?? '' },
    { label: school.contactPhone, text: body.contactPhone ?? '' },
    { label: school.storagePlace, text: body.storagePlace ?? '' },
    { label: school.retention, text: body.retentionMonths === undefined ? '' : String(body.retentionMonths) },
  ]
}

/** A zone of the list by its name, another by its own. */
export function sayZone(zone: string): string {
  const zones: Readonly<Record<string, string>> = own().school.zones
  return zones[zone] ?? zone
}

/** One entry of the rules in a line; budgets only where there are any. */
export function sayRule(rule: PointRule): string {
  const { rules } = own()
  const budgets = budgetRoles.flatMap((role) => {
    const points = rule.teacherWeeklySoftBudget[role]
    return points === undefined ? [] : rules.budget(rules.roles[role], points)
  })
  const line = rules.line(
    rule.maxPointsPerAward,
    rule.noteRequiredAbovePoints,
    rule.automaticDailyCapPerColour,
  )
  return [line, ...(budgets.length > 0 ? [budgets.join(locale.value === 'zh' ? '、' : ', ')] : [])].join(
    rules.join,
  )
}

export function describeRules(body: RecordBody<'rules'>): SaidField[] {
  const { rules } = own()
  return [
    ...body.points.map((rule) => ({ label: `${rules.from} ${rule.from}`, text: sayRule(rule) })),
    { label: rules.undo, text: String(body.undoSeconds) },
    {
      label: starRuleWords[locale.value].card.heading,
      text: sayStarRule(body.star ?? defaultStarRule, locale.value),
    },
  ]
}

export function describeColour(body: RecordBody<'colour'>): SaidField[] {
  const { colours } = own()
  return [
    { label: colours.name, text: body.name },
    { label: colours.meaning, text: body.meaning },
    { label: colours.lower, text: body.descriptions?.['lower'] ?? '' },
    { label: colours.upper, text: body.descriptions?.['upper'] ?? '' },
  ]
}

export function describePreset(view: SchoolView, body: RecordBody<'preset'>): SaidField[] {
  const { presets } = own()
  return [
    { label: presets.label, text: body.label },
    { label: presets.colour, text: colourName(view, body.colour) },
    { label: presets.points, text: presets.pointCount(body.points) },
    { label: presets.grades, text: sayGrades(body.grades) },
    { label: presets.description, text: body.description ?? '' },
    { label: presets.retiredOn, text: body.retiredOn ?? '' },
  ]
}

/** 各年级, 三到六年级, or one by one where there are gaps. */
export function sayGrades(grades: readonly number[]): string {
  const { presets } = own()
  const sorted = [...grades].sort((a, b) => a - b)
  const [first = 1, last = first] = [sorted[0], sorted[sorted.length - 1]]
  if (sorted.length === 6) return presets.allGrades
  if (sorted.length === last - first + 1) return presets.gradeSpan(first, last)
  return sorted.map((grade) => presets.gradeName(grade)).join(locale.value === 'zh' ? '、' : ', ')
}
