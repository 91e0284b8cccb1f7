import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { factBodies } from '../../src/domain/facts/fact.schema.ts'
import { protocolVersion } from '../../src/domain/protocol/sync.ts'
import { syncRequestSchema } from '../../src/domain/protocol/sync.schema.ts'
import { recordSchemas } from '../../src/domain/records/record.schema.ts'

/**
 * What went over the wire in each protocol version. A line that fails says: an installed tablet would not be
 * understood. Add a new fact version, or raise `protocolVersion` and add a line; never change a line.
 */
const fingerprints: Record<number, string> = {
  1: '03aacc5a70f4ceba',
  2: '59542468b109dfe0',
  3: 'f27e488c02bae64f',
  4: '0b7bf3b1fca723bc',
  5: 'eba57291c020acba',
}

/** A schema's shape as text: types, fields, limits; functions and messages left out. */
function shapeOf(schema: unknown): unknown {
  if (schema instanceof RegExp) return String(schema)
  if (Array.isArray(schema)) return schema.map(shapeOf)
  if (typeof schema !== 'object' || schema === null) return typeof schema === 'function' ? undefined : schema
  const kept = Object.entries(schema).filter(
    ([key]) => !key.startsWith('~') && key !== 'message' && key !== 'expects',
  )
  return Object.fromEntries(
    kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, shapeOf(value)]),
  )
}

test('what goes over the wire is what this protocol version has always meant', () => {
  const shape = JSON.stringify(shapeOf({ factBodies, recordSchemas, syncRequestSchema }))
  const fingerprint = createHash('sha256').update(shape).digest('hex').slice(0, 16)
  expect(fingerprint).toBe(fingerprints[protocolVersion])
})

test('the fingerprint sees a field that is added, dropped or loosened', () => {
  const { 'points.awarded.v1': award } = factBodies
  const loosened = { ...award, entries: { ...award.entries, note: { ...award.entries.note, wrapped: null } } }
  expect(JSON.stringify(shapeOf(loosened))).not.toBe(JSON.stringify(shapeOf(award)))
})
