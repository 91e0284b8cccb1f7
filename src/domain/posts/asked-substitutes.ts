/**
 * 请人代岗, from the question to the confirmation: an adult asks a child (`duty.substitute-asked`), the child answers
 * on the tablet or an adult for it, an adult's `duty.substituted` makes it so. The latest answer holds; a question
 * that was taken back is gone. Nobody owes an answer: a question whose day is over has simply lapsed.
 */
import type { Folded } from '../facts/fold.ts'
import { dutyClaim, isOfType, type LedgerFact } from '../facts/ledger.ts'
import type { LocalDate } from '../time/local-time.ts'

type AskedState = 'open' | 'willing' | 'unwilling' | 'confirmed'
export type Asked = {
  readonly asked: LedgerFact<'duty.substitute-asked.v1'>
  readonly answer: LedgerFact<'duty.substitute-answered.v1'> | null
  readonly state: AskedState
}

/** Questions about this day or a later one, in the order of the ledger. */
export function askedSubstitutes(
  { serviceLife, substitutions }: Pick<Folded, 'serviceLife' | 'substitutions'>,
  from: LocalDate,
): Asked[] {
  const answers = new Map(
    serviceLife.flatMap((entry) =>
      isOfType(entry, 'duty.substitute-answered.v1') ? [[entry.fact.body.target, entry] as const] : [],
    ),
  )
  return serviceLife.flatMap((entry) => {
    if (!isOfType(entry, 'duty.substitute-asked.v1') || entry.fact.body.schoolDay < from) return []
    const { student, post, window, schoolDay } = entry.fact.body
    const answer = answers.get(entry.fact.id) ?? null
    const isConfirmed = substitutions.has(dutyClaim(post, window, schoolDay, student))
    return [{ asked: entry, answer, state: isConfirmed ? 'confirmed' : stateOf(answer) }]
  })
}

const stateOf = (answer: Asked['answer']): AskedState =>
  answer === null ? 'open' : answer.fact.body.willing ? 'willing' : 'unwilling'
