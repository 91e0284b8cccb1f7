/** 寄语: a word about a child's service, and an adult's decision about a child's word. */
import type { FactBody } from '../../domain/facts/fact.schema.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { Result } from '../../domain/result.ts'
import type { Workplace } from './workplace.ts'
import { writeFacts, type Written } from './write-facts.ts'

type Outcome = Promise<Result<Written, Refusal>>

/** On a tablet it is the word of `writer`, a child; an adult's has none. */
export const writeWord = (body: FactBody<'word.written.v1'>, work: Workplace): Outcome =>
  writeFacts(work, [{ type: 'word.written.v1', body: { ...body } }])

/** 老师确认; a later one about the same word holds. */
export const countersignWord = (body: FactBody<'word.countersigned.v1'>, work: Workplace): Outcome =>
  writeFacts(work, [{ type: 'word.countersigned.v1', body: { ...body } }])
