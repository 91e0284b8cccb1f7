/** 评价: encouraging levels by dimension and a word, by the mentor. No points, no order of children. */
import type { FactBody } from '../../domain/facts/fact.schema.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { Result } from '../../domain/result.ts'
import type { Workplace } from './workplace.ts'
import { writeFacts, type Written } from './write-facts.ts'

export const evaluateDuty = (
  body: FactBody<'duty.evaluated.v1'>,
  work: Workplace,
): Promise<Result<Written, Refusal>> => writeFacts(work, [{ type: 'duty.evaluated.v1', body: { ...body } }])
