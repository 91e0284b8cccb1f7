/** The decisions of a person as they come over the wire: strict, coerced to nothing, bounded. */
import * as v from 'valibot'
import { recordId } from '../records/field.schema.ts'
import type { ImportDecisions } from './import-proposal.ts'

const classKey = v.strictObject({
  entryYear: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2200)),
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
})

const rowDecision = v.variant('kind', [
  v.strictObject({ kind: v.literal('skip') }),
  v.strictObject({ kind: v.literal('another-child') }),
  v.strictObject({ kind: v.literal('one-child') }),
  v.strictObject({ kind: v.literal('create-class') }),
  v.strictObject({ kind: v.literal('same-child'), studentId: recordId }),
  v.strictObject({ kind: v.literal('holder-left'), studentId: recordId }),
  v.strictObject({
    kind: v.literal('write-name'),
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  }),
  v.strictObject({ kind: v.literal('choose-class'), classKey }),
  v.strictObject({
    kind: v.literal('use-seat'),
    seat: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
  }),
  v.strictObject({ kind: v.literal('without'), field: v.picklist(['sex', 'seat', 'studentNo']) }),
])

/** A sheet's name has at most 31 characters, a question id adds its row and code. */
const questionId = v.pipe(v.string(), v.minLength(1), v.maxLength(120))

export const importDecisionsSchema: v.GenericSchema<unknown, ImportDecisions> = v.strictObject({
  rows: v.pipe(
    v.record(questionId, rowDecision),
    v.check((rows) => Object.keys(rows).length <= 5_000, 'too many decisions'),
  ),
  gone: v.pipe(v.array(recordId), v.maxLength(5_000)),
})
