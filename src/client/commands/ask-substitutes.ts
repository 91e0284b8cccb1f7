/** 请人代岗: children are asked, and answer or are answered for; `substituteDuty` then makes it so. */
import type { FactBody } from '../../domain/facts/fact.schema.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { Result } from '../../domain/result.ts'
import type { Substitution } from './arrange-duty.ts'
import type { Workplace } from './workplace.ts'
import { writeFacts, type Written } from './write-facts.ts'

type Outcome = Promise<Result<Written, Refusal>>

export const askSubstitutes = (asked: readonly Substitution[], work: Workplace): Outcome =>
  writeFacts(
    work,
    asked.map((body) => ({ type: 'duty.substitute-asked.v1', body: { ...body } })),
  )

/** 我愿意 or 这次不方便. */
export const answerSubstitute = (body: FactBody<'duty.substitute-answered.v1'>, work: Workplace): Outcome =>
  writeFacts(work, [{ type: 'duty.substitute-answered.v1', body: { ...body } }])
