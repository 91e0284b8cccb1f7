import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { recordId } from '../../domain/records/field.schema.ts'
import { recordSchemas, type RecordKind } from '../../domain/records/record.schema.ts'
import { must } from '../../domain/result.ts'
import { problem, readBody } from '../http/problem.ts'
import { changeAsOffice } from '../school/office-changes.ts'
import type { Services } from '../services.ts'

const kind = v.picklist(Object.keys(recordSchemas) as [RecordKind, ...RecordKind[]])
const version = v.pipe(v.number(), v.integer(), v.minValue(0))
/** A body is parsed whole by the schema of its kind, behind the door. */
const change = v.strictObject({ kind, id: recordId, version, body: v.nullable(v.looseObject({})) })
const recordsBody = v.strictObject({
  changes: v.pipe(v.array(change), v.minLength(1), v.maxLength(1_000)),
  /** The commit number that the person had seen, for places in the roster that were free then. */
  basis: v.exactOptional(version),
})

const conflicts = new Set(['conflict', 'duplicate', 'last-admin', 'place-taken'])
const statusOf = (code: string): number => {
  if (conflicts.has(code)) return 409
  return code === 'malformed' || code === 'broken-reference' || code === 'past-rule' || code === 'still-used'
    ? 422
    : 403
}

export function recordRoutes(app: FastifyInstance, services: Services): void {
  app.post('/api/v1/records', { bodyLimit: 1_048_576 }, async (request, reply) => {
    const { changes, basis } = readBody(recordsBody, request)
    const { school, author } = must(request.viewer, 'the guard lets only viewers in')
    const changed = await changeAsOffice(services, school, author, changes, basis)
    if (changed.ok) return reply.send({ records: changed.value })
    const { code, ...more } = changed.error
    return problem(reply, statusOf(code), code, more)
  })
}
