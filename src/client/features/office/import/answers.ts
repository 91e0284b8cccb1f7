/**
 * The person's answers while looking at an import. Questions that were answered stay in view, so that an answer can
 * be changed; changing one forgets what the same row was asked because of it.
 */
import type {
  DecisionOption,
  ImportDecisions,
  ImportProposal,
  Question,
  RowDecision,
} from '../../../../domain/roster/import-proposal.ts'
import type { ClassKey } from '../../../../domain/roster/class-name.ts'

/** Questions in the order of the file; `asked` are those shown before. */
export function questionsToShow(
  asked: readonly Question[],
  { toDecide, transfers }: Pick<ImportProposal, 'toDecide' | 'transfers'>,
  { rows }: ImportDecisions,
  order: ReadonlyMap<string, number>,
): Question[] {
  const open = new Map([...transfers, ...toDecide].map((question) => [question.id, question]))
  const kept = asked
    .filter(({ id }) => open.has(id) || Object.hasOwn(rows, id))
    .map((question) => open.get(question.id) ?? question)
  const known = new Set(kept.map(({ id }) => id))
  const all = [...kept, ...[...open.values()].filter(({ id }) => !known.has(id))]
  const at = ({ key }: Question) => order.get(key) ?? order.size
  // A sort that keeps the order of equals: the questions of one row stay as they were asked.
  return all.sort((a, b) => at(a) - at(b))
}

/** The decisions with this answer, or without one (null). */
export function answered(
  decisions: ImportDecisions,
  questions: readonly Question[],
  question: Question,
  answer: RowDecision | null,
): ImportDecisions {
  const ofRow = questions.filter(({ key }) => key === question.key)
  const after = ofRow.slice(ofRow.findIndex(({ id }) => id === question.id))
  const forgotten = new Set(after.map(({ id }) => id))
  const rows = Object.fromEntries(Object.entries(decisions.rows).filter(([id]) => !forgotten.has(id)))
  return { ...decisions, rows: answer ? { ...rows, [question.id]: answer } : rows }
}

/** The likely answers of the open questions that have one. */
export function suggestedAnswers(
  questions: readonly Question[],
  { rows }: ImportDecisions,
): Record<string, RowDecision> {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const option = question.suggested === undefined ? undefined : question.options[question.suggested]
      const answer = option && !Object.hasOwn(rows, question.id) ? plainAnswer(option) : null
      return answer ? [[question.id, answer] as const] : []
    }),
  )
}

/** The answer an option stands for, when pressing it is enough. */
export function plainAnswer(option: DecisionOption): RowDecision | null {
  switch (option.kind) {
    case 'same-child':
    case 'holder-left':
      return { kind: option.kind, studentId: option.studentId }
    case 'use-seat':
      return { kind: 'use-seat', seat: option.seat }
    case 'without':
      return { kind: 'without', field: option.field }
    case 'write-name':
      return option.suggestion === undefined ? null : { kind: 'write-name', name: option.suggestion }
    case 'choose-class':
      return null
    default:
      return { kind: option.kind }
  }
}

export const isAnswer = (given: RowDecision | undefined, answer: RowDecision | null): boolean =>
  given !== undefined && answer !== null && JSON.stringify(given) === JSON.stringify(answer)

export const classValue = ({ entryYear, number }: ClassKey): string => `${entryYear}-${number}`

/** 王?然 with 浩 is 王浩然; what is longer than the gaps is taken as the whole name. */
export function completedName(shown: string, typed: string): string {
  const gaps = [...shown].filter((character) => character === '?').length
  const letters = [...typed.trim()]
  if (gaps === 0 || letters.length !== gaps) return typed.trim()
  let next = 0
  return [...shown].map((character) => (character === '?' ? (letters[next++] ?? '') : character)).join('')
}
