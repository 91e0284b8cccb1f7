/** The picture under the campus map: the lead uploads it, whoever holds the map fetches it once and keeps it. */
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { recordId } from '../../domain/records/field.schema.ts'
import { must } from '../../domain/result.ts'
import { readBytes } from '../http/byte-bodies.ts'
import { problem, readParams } from '../http/problem.ts'
import { addCampusPicture, findCampusPicture } from '../pictures/keep-campus-picture.ts'
import type { Services } from '../services.ts'

const idParams = v.strictObject({ id: recordId })
/** Bytes; the office's browser draws it smaller than that. */
const largestPicture = 600_000

export function campusMapRoutes(app: FastifyInstance, services: Services): void {
  void app.register(async (scope) => {
    readBytes(scope, largestPicture)
    scope.post('/api/v1/campus-map/pictures', { bodyLimit: largestPicture }, async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) return problem(reply, 415, 'bytes-only')
      const { school, author } = must(request.viewer, 'the guard lets only viewers in')
      const picture = { school, by: author.id, bytes: new Uint8Array(request.body) }
      const added = await addCampusPicture(services, picture)
      return added.ok ? reply.code(201).send(added.value) : problem(reply, 422, added.error)
    })
  })

  app.get('/api/v1/campus-map/pictures/:id', async (request, reply) => {
    const { id } = readParams(idParams, request)
    const { school } = must(request.viewer, 'the guard lets only viewers in')
    const found = await findCampusPicture(services, school, id)
    if (!found) return problem(reply, 404, 'unknown-subject')
    return reply.header('content-type', 'image/jpeg').send(Buffer.from(found.bytes))
  })
}
