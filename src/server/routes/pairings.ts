/** The issuing side: a staff member makes codes and confirms the claims. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { must } from '../../domain/result.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import { cancelPairing, confirmPairing } from '../auth/pairing/confirm-pairing.ts'
import { listPairings } from '../auth/pairing/list-pairings.ts'
import { type Issuer, largestBatch, makePairings, type PairingRefusal } from '../auth/pairing/make-pairing.ts'
import { plannedDeviceSchema } from '../auth/pairing/planned-device.ts'
import { secondsNow } from '../deps.ts'
import { needsHttps } from '../http/own-origin.ts'
import { problem, readBody, readParams } from '../http/problem.ts'
import { viewerRoles } from '../http/viewer.ts'
import type { Services } from '../services.ts'

const pairingBody = v.strictObject({ device: plannedDeviceSchema })
const batchBody = v.strictObject({
  devices: v.pipe(v.array(plannedDeviceSchema), v.minLength(1), v.maxLength(largestBatch)),
})
const confirmBody = v.nullable(
  v.strictObject({ match: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4}$/))) }),
)
const idParams = v.strictObject({ id: v.pipe(v.string(), v.maxLength(64)) })

export function pairingRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/v1/pairings', async (request) => ({
    pairings: await listPairings(
      services.database.read,
      await issuerOf(services, request),
      secondsNow(services),
    ),
  }))

  app.post('/api/v1/pairings', { onRequest: needsHttps }, async (request, reply) => {
    const { device } = readBody(pairingBody, request)
    const made = await makePairings(services, await issuerOf(services, request), [device], false)
    return made.ok ? reply.code(201).send(made.value[0]) : refused(reply, made.error)
  })

  app.post('/api/v1/pairings/batch', { onRequest: needsHttps }, async (request, reply) => {
    const { devices } = readBody(batchBody, request)
    const made = await makePairings(services, await issuerOf(services, request), devices, true)
    return made.ok ? reply.code(201).send({ pairings: made.value }) : refused(reply, made.error)
  })

  app.post('/api/v1/pairings/:id/confirm', async (request, reply) => {
    const { id } = readParams(idParams, request)
    const { match } = readBody(confirmBody, request) ?? {}
    const confirmed = await confirmPairing(services, await issuerOf(services, request), id, match)
    if (confirmed.ok) return reply.send(confirmed.value)
    const { code, ...more } = confirmed.error
    return problem(reply, code === 'unknown-pairing' ? 404 : 409, code, more)
  })

  app.delete('/api/v1/pairings/:id', async (request, reply) => {
    const { id } = readParams(idParams, request)
    const cancelled = await cancelPairing(services, await issuerOf(services, request), id)
    return cancelled ? reply.code(204).send() : problem(reply, 404, 'unknown-pairing')
  })
}

async function issuerOf(services: Services, request: FastifyRequest): Promise<Issuer> {
  const viewer = must(request.viewer, 'the guard lets only viewers in')
  const { school, author } = viewer
  const roles = await viewerRoles(services, viewer)
  if (roles.has('programme-lead') || roles.has('school-admin'))
    return { school, staff: author.id, ownClasses: null }
  const { view } = await services.views.now(services.database.read, school)
  const today = localDateOf(secondsNow(services), view.calendar.zone)
  return { school, staff: author.id, ownClasses: view.ownClasses(author.id, today) }
}

function refused(reply: FastifyReply, { code, index }: PairingRefusal) {
  const status = code === 'too-many-open' ? 429 : code === 'not-own-class' ? 403 : 422
  return problem(reply, status, code, index === undefined ? {} : { index })
}
