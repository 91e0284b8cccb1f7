/**
 * `POST /api/v1/students/:id/erase`: 依法删除, with the child's name typed as it stands in the roster.
 * `GET /api/v1/students/:id/growth`: what a child has gathered over all years, for the passport on paper and the file
 * for the family; a class teacher for the own class. Logged like every opening of a child's record.
 */
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { line, recordId } from '../../domain/records/field.schema.ts'
import { must } from '../../domain/result.ts'
import type { Author } from '../../domain/facts/fact.schema.ts'
import type { StudentId } from '../../domain/ids.ts'
import { rolesOf } from '../../domain/permissions/roles.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { type LocalDate, localDateOf } from '../../domain/time/local-time.ts'
import { secondsNow } from '../deps.ts'
import { problem, readBody, readParams } from '../http/problem.ts'
import { logAccess } from '../school/access-log.ts'
import { eraseStudent } from '../school/erase-student.ts'
import { readGrowth } from '../school/read-growth.ts'
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

  app.get('/api/v1/students/:id/growth', async (request, reply) => {
    const { id } = readParams(params, request)
    const { school, author } = must(request.viewer, 'the guard lets only viewers in')
    const { view } = await services.views.now(services.database.read, school)
    const today = localDateOf(secondsNow(services), view.calendar.zone)
    if (!mayOpen(author, view, id, today)) return problem(reply, 403, 'forbidden')
    const growth = await readGrowth(services, school, id)
    if (growth === null) return problem(reply, 404, 'unknown-student')
    await logAccess(services, school, author.id, id, 'passport')
    return growth
  })
}

/** A class teacher the children of the own classes; whoever has the school, everybody. */
function mayOpen(author: Author, view: SchoolView, student: StudentId, today: LocalDate): boolean {
  const roles = rolesOf(author, view, today)
  if (roles.has('programme-lead') || roles.has('principal')) return true
  return view.ownClasses(author.id, today).has(view.classOn(student, today) ?? '')
}
