/** 小目标: what a child wants to reach; chosen with a teacher. */
import type { FactBody } from '../../domain/facts/fact.schema.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { Result } from '../../domain/result.ts'
import type { Workplace } from './workplace.ts'
import { writeFacts, type Written } from './write-facts.ts'

export const chooseGoal = (
  body: FactBody<'goal.chosen.v1'>,
  work: Workplace,
): Promise<Result<Written, Refusal>> => writeFacts(work, [{ type: 'goal.chosen.v1', body: { ...body } }])
