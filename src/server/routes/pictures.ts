/**
 * Pictures of work: at most three of an activity, JPEG alone, looked into before they are kept, shown to staff online
 * and stored on no device. Who runs the activity, and the lead, may add and take away.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { rolesOf } from '../../domain/permissions/roles.ts'
import { recordId } from '../../domain/records/field.schema.ts'
import { must } from '../../domain/result.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import { secondsNow } from '../deps.ts'
import { readBytes } from '../http/byte-bodies.ts'
import { problem, readParams } from '../http/problem.ts'
import { addPicture, findPicture, listPictures, removePicture } from '../pictures/keep-pictures.ts'
import type { Services } from '../services.ts'

const idParams = v.strictObject({ id: recordId })
/** Bytes of a picture; the screen makes it smaller than that. */
const largestPicture = 600_000
const aboutActivity = (id: string) => `activity:${id}`

export function pictureRoutes(app: FastifyInstance, services: Services): void {
  const { read } = services.database
  const viewerOf = (request: FastifyRequest) => must(request.viewer, 'the guard lets only viewers in')

  /** By the records of now: a leader who was taken off it is none any more. */
  async function runs(request: FastifyRequest, activity: string): Promise<'unknown' | boolean> {
    const { school, author } = viewerOf(request)
    const { view } = await services.views.now(read, school)
    const own = view.all('activity').get(activity)
    if (!own) return 'unknown'
    const today = localDateOf(secondsNow(services), view.calendar.zone)
    return own.leaders.includes(author.id) || rolesOf(author, view, today).has('programme-lead')
  }

  app.get('/api/v1/activities/:id/pictures', async (request) => {
    const { id } = readParams(idParams, request)
    return { pictures: await listPictures(read, viewerOf(request).school, aboutActivity(id)) }
  })

  void app.register(async (scope) => {
    readBytes(scope, largestPicture)
    scope.post('/api/v1/activities/:id/pictures', { bodyLimit: largestPicture }, async (request, reply) => {
      const { id } = readParams(idParams, request)
      const isRun = await runs(request, id)
      if (isRun === 'unknown') return problem(reply, 404, 'unknown-subject')
      if (!isRun) return problem(reply, 403, 'forbidden')
      if (!Buffer.isBuffer(request.body)) return problem(reply, 415, 'bytes-only')
      const { school, author } = viewerOf(request)
      const picture = { school, about: aboutActivity(id), by: author.id, bytes: new Uint8Array(request.body) }
      const added = await addPicture(services, picture)
      return added.ok ? reply.code(201).send(added.value) : problem(reply, 422, added.error)
    })
  })

  app.get('/api/v1/pictures/:id', async (request, reply) => {
    const { id } = readParams(idParams, request)
    const found = await findPicture(read, viewerOf(request).school, id)
    if (!found) return problem(reply, 404, 'unknown-subject')
    return reply.header('content-type', 'image/jpeg').send(Buffer.from(found.bytes))
  })

  app.delete('/api/v1/pictures/:id', async (request, reply) => {
    const { id } = readParams(idParams, request)
    const { school } = viewerOf(request)
    const found = await findPicture(read, school, id)
    if (!found) return problem(reply, 404, 'unknown-subject')
    const isRun = await runs(request, found.about.slice(aboutActivity('').length))
    if (isRun !== true) return problem(reply, 403, 'forbidden')
    await removePicture(services, school, id)
    return reply.send({})
  })
}
