import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { recordId } from '../../domain/records/field.schema.ts'
import { must } from '../../domain/result.ts'
import { unpairDevice } from '../auth/unpair-device.ts'
import { secondsNow } from '../deps.ts'
import { problem, readBody, readParams } from '../http/problem.ts'
import { declareLost } from '../school/declare-lost.ts'
import { deviceStatus } from '../school/device-status.ts'
import type { Services } from '../services.ts'

const seq = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER))
const lostBody = v.strictObject({
  ranges: v.pipe(v.array(v.strictTuple([seq, seq])), v.minLength(1), v.maxLength(200)),
})
const idParams = v.strictObject({ id: recordId })

export function deviceRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/v1/devices/status', async (request) => ({
    holders: await deviceStatus(services.database.read, viewerOf(request).school, secondsNow(services)),
  }))

  app.post('/api/v1/devices/:id/unpair', (request, reply) => takeOut(services, request, reply, 'unpaired'))
  app.post('/api/v1/devices/:id/stolen', (request, reply) => takeOut(services, request, reply, 'stolen'))

  /** Here `:id` is an install, as the status lists them. */
  app.post('/api/v1/devices/:id/lost', async (request, reply) => {
    const { id } = readParams(idParams, request)
    const { ranges } = readBody(lostBody, request)
    const { school, author } = viewerOf(request)
    const declared = await declareLost(services, school, author.id, id, ranges)
    if (declared.ok) return reply.code(204).send()
    return problem(reply, declared.error === 'unknown-install' ? 404 : 409, declared.error)
  })
}

const viewerOf = (request: FastifyRequest) => must(request.viewer, 'the guard lets only viewers in')

async function takeOut(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  fate: 'unpaired' | 'stolen',
) {
  const { id } = readParams(idParams, request)
  const { school, author } = viewerOf(request)
  const taken = await unpairDevice(services, school, author.id, id, fate)
  if (taken.ok) return reply.code(204).send()
  const { code, ...more } = taken.error
  return problem(reply, code === 'unknown-device' ? 404 : 409, code, more)
}
