import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { line, localDate, recordId } from '../../domain/records/field.schema.ts'
import { must } from '../../domain/result.ts'
import { problem, readBody, readQuery } from '../http/problem.ts'
import { listAccess, logAccess } from '../school/access-log.ts'
import type { Services } from '../services.ts'

const accessBody = v.strictObject({ student: recordId, purpose: line(40) })
const accessQuery = v.strictObject({ student: v.exactOptional(recordId), day: v.exactOptional(localDate) })

export function accessLogRoutes(app: FastifyInstance, services: Services): void {
  app.post('/api/v1/access', async (request, reply) => {
    const { student, purpose } = readBody(accessBody, request)
    const { school, author } = must(request.viewer, 'the guard lets only viewers in')
    const logged = await logAccess(services, school, author.id, student, purpose)
    return logged ? reply.code(204).send() : problem(reply, 404, 'student-unknown')
  })

  app.get('/api/v1/access', async (request) => {
    const { school } = must(request.viewer, 'the guard lets only viewers in')
    return { entries: await listAccess(services, school, readQuery(accessQuery, request)) }
  })
}
