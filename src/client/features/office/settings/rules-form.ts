/**
 * The point rules as they are typed. They carry dates: the form shows those in force today, and saving adds an entry
 * of the chosen day; entries of past days stay as they were, because past points were given by them.
 */
import { ruleOn } from '../../../../domain/records/dated.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { Role } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { withEntry } from '../parts/dated-entries.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'

type Body = RecordBody<'rules'>
export type PointRule = Body['points'][number]

/** The roles whose awards a budget can accompany; others in the record are kept as they are. */
export const budgetRoles = [
  'class-teacher',
  'subject-teacher',
  'duty-teacher',
] as const satisfies readonly Role[]
type BudgetRole = (typeof budgetRoles)[number]

export type RulesDraft = {
  /** The day from which all this holds. */
  from: LocalDate
  max: string
  noteAbove: string
  cap: string
  /** '' where there is no budget. */
  budgets: Record<BudgetRole, string>
  undoSeconds: string
}

export const blankRules = (today: LocalDate): RulesDraft => ({
  from: today,
  max: '5',
  noteAbove: '3',
  cap: '3',
  budgets: { 'class-teacher': '', 'subject-teacher': '', 'duty-teacher': '' },
  undoSeconds: '10',
})

export function rulesDraft({ points, undoSeconds }: Body, today: LocalDate): RulesDraft {
  const rule = ruleOn(points, today)
  const draft = { ...blankRules(today), undoSeconds: String(undoSeconds) }
  if (!rule) return draft
  for (const role of budgetRoles) draft.budgets[role] = String(rule.teacherWeeklySoftBudget[role] ?? '')
  return {
    ...draft,
    max: String(rule.maxPointsPerAward),
    noteAbove: String(rule.noteRequiredAbovePoints),
    cap: String(rule.automaticDailyCapPerColour),
  }
}

/** @param before the rules as they stand */
export function readRules(
  draft: RulesDraft,
  before: Body | null,
  today: LocalDate,
): Result<Body, FieldErrors> {
  const form = new FormReader()
  const from = form.date('from', draft.from, today)
  const standing = before ? ruleOn(before.points, from) : undefined
  const rule: PointRule = {
    from,
    maxPointsPerAward: form.count('max', draft.max, 1, 5),
    noteRequiredAbovePoints: form.count('noteAbove', draft.noteAbove, 1, 5),
    automaticDailyCapPerColour: form.count('cap', draft.cap, 0, 100),
    teacherWeeklySoftBudget: readBudgets(form, draft, standing?.teacherWeeklySoftBudget ?? {}),
  }
  const undoSeconds = form.count('undoSeconds', draft.undoSeconds, 5, 60)
  const isSame = before !== null && standing !== undefined && isSameRule(standing, rule)
  const points = isSame ? [...before.points] : withEntry(before?.points ?? [], rule)
  return form.done({ ...before, points, undoSeconds })
}

function readBudgets(form: FormReader, { budgets }: RulesDraft, kept: Readonly<Record<string, number>>) {
  const others = Object.entries(kept).filter(([key]) => !budgetRoles.some((role) => role === key))
  const read = budgetRoles.map(
    (role) => [role, form.optionalCount(`budget-${role}`, budgets[role], 1, 10_000)] as const,
  )
  return Object.fromEntries<number>([
    ...others,
    ...read.flatMap(([role, budget]) => (budget === undefined ? [] : [[role, budget] as const])),
  ])
}

/** The same from an earlier day on makes no new entry. */
function isSameRule(a: PointRule, b: PointRule): boolean {
  const roles = new Set([
    ...Object.keys(a.teacherWeeklySoftBudget),
    ...Object.keys(b.teacherWeeklySoftBudget),
  ])
  return (
    a.maxPointsPerAward === b.maxPointsPerAward &&
    a.noteRequiredAbovePoints === b.noteRequiredAbovePoints &&
    a.automaticDailyCapPerColour === b.automaticDailyCapPerColour &&
    [...roles].every((role) => a.teacherWeeklySoftBudget[role] === b.teacherWeeklySoftBudget[role])
  )
}
