/** 离岗: a child says on the tablet that the duty is done, or an adult says it for children. */
import type { FactBody } from '../../domain/facts/fact.schema.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { Result } from '../../domain/result.ts'
import type { Workplace } from './workplace.ts'
import { writeFacts, type Written } from './write-facts.ts'

export const checkOut = (
  leavings: ReadonlyArray<FactBody<'duty.checked-out.v1'>>,
  work: Workplace,
): Promise<Result<Written, Refusal>> =>
  writeFacts(
    work,
    leavings.map((body) => ({ type: 'duty.checked-out.v1', body: { ...body } })),
  )
