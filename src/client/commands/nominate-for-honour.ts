/** 评优: an adult names a child for an honour, with what it did; people decide in the office. */
import type { FactBody } from '../../domain/facts/fact.schema.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { Result } from '../../domain/result.ts'
import type { Workplace } from './workplace.ts'
import { writeFacts, type Written } from './write-facts.ts'

export const nominateForHonour = (
  body: FactBody<'honour.nominated.v1'>,
  work: Workplace,
): Promise<Result<Written, Refusal>> => writeFacts(work, [{ type: 'honour.nominated.v1', body: { ...body } }])
