/** 确实没来: an adult has looked. One fact a child; without it nobody is ever absent. */
import type { FactBody } from '../../domain/facts/fact.schema.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { Result } from '../../domain/result.ts'
import type { Workplace } from './workplace.ts'
import { writeFacts, type Written } from './write-facts.ts'

export const noteMissed = (
  duties: ReadonlyArray<FactBody<'duty.missed.v1'>>,
  work: Workplace,
): Promise<Result<Written, Refusal>> =>
  writeFacts(
    work,
    duties.map((body) => ({ type: 'duty.missed.v1', body: { ...body } })),
  )
