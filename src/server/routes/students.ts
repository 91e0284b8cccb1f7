/** `POST /api/v1/students/:id/erase`: 依法删除, with the child's name typed as it stands in the roster. */
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { line, recordId } from '../../domain/records/field.schema.ts'
import { must } from '../../domain/result.ts'
import { problem, readBody, readParams } from '../http/problem.ts'
import { eraseStudent } from '../school/erase-student.ts'
import type { Services } from '../services.ts'

const params = v.strictObject({ id: recordId })
const body = v.strictObject({ name: line(60) })

export function studentRoutes(app: FastifyInstance, services: Services): void {
  app.post('/api/v1/students/:id/erase', async (request, reply) => {
    const { id } = readParams(params, request)
    const { name } = readBody(body, request)
    const { school, author } = must(request.viewer, 'the guard lets only viewers in')
    const erased = await eraseStudent(services, school, author.id, id, name)
    if (erased.ok) return reply.code(204).send()
    return problem(reply, erased.error === 'unknown-student' ? 404 : 422, erased.error)
  })
}
