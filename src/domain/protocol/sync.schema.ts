/** Strict schemas of the sync request: unknown fields are refused, nothing is coerced. */
import * as v from 'valibot'
import { factId } from '../records/field.schema.ts'
import { maxFactsPerRequest } from './sync.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))

export const syncRequestSchema = v.strictObject({
  protocol: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  install: factId,
  epoch: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  cursor: v.nullable(
    v.strictObject({
      number: count,
      tag: v.pipe(v.string(), v.maxLength(32)),
    }),
  ),
  scopeVersion: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  own: v.exactOptional(v.strictObject({ settled: count, written: count })),
  /** Each fact is parsed on its own, so that one malformed fact cannot hold up the others. */
  facts: v.pipe(
    v.array(v.looseObject({ id: factId, seq: v.pipe(count, v.minValue(1)) })),
    v.maxLength(maxFactsPerRequest),
  ),
  history: v.exactOptional(v.boolean()),
  pulls: v.exactOptional(v.literal(false)),
})
