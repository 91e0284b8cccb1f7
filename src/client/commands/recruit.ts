/** 应聘: a child's wishes, an adult's word or talk about them, and what is said against a notice. */
import type { FactBody } from '../../domain/facts/fact.schema.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { Result } from '../../domain/result.ts'
import type { Workplace } from './workplace.ts'
import { writeFacts, type Written } from './write-facts.ts'

type Outcome = Promise<Result<Written, Refusal>>

/** A later one of the same child takes the place of the earlier. */
export const applyForPosts = (body: FactBody<'application.made.v1'>, work: Workplace): Outcome =>
  writeFacts(work, [{ type: 'application.made.v1', body: { ...body } }])

export const noteApplication = (body: FactBody<'application.noted.v1'>, work: Workplace): Outcome =>
  writeFacts(work, [{ type: 'application.noted.v1', body: { ...body } }])

export const noteObjection = (body: FactBody<'objection.noted.v1'>, work: Workplace): Outcome =>
  writeFacts(work, [{ type: 'objection.noted.v1', body: { ...body } }])
