/** `POST /api/v1/sync` and what goes with it: parse, call, reply. */
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { protocolVersion } from '../../domain/protocol/sync.ts'
import { syncRequestSchema } from '../../domain/protocol/sync.schema.ts'
import { must } from '../../domain/result.ts'
import { problem, readBody } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { handOver } from '../sync/hand-over.ts'
import { sync } from '../sync/sync.ts'

const { install, facts } = syncRequestSchema.entries
const handoverBody = v.strictObject({ install, facts: v.pipe(facts, v.minLength(1)) })

export function syncRoutes(app: FastifyInstance, services: Services): void {
  app.post('/api/v1/sync', { bodyLimit: 1_048_576 }, async (request, reply) => {
    const viewer = must(request.viewer, 'the access table admits signed-in callers only')
    const claimed = request.headers['x-shanzhen-id']
    if (claimed !== undefined && claimed !== viewer.author.id) return problem(reply, 401, 'unauthenticated')
    const parsed = v.safeParse(syncRequestSchema, request.body, { abortEarly: true })
    if (!parsed.success) return problem(reply, 400, 'bad-request')
    if (parsed.output.protocol > protocolVersion) return problem(reply, 426, 'unsupported-protocol')
    const result = await sync(services, services.views, viewer, parsed.output)
    if (!result.ok) return problem(reply, 409, result.error)
    const { reply: answer, committed } = result.value
    if (committed) services.commits.emit(viewer.school, answer.cursor.number)
    return reply.header('cache-control', 'no-store').send(answer)
  })

  app.post('/api/v1/sync/handover', { bodyLimit: 1_048_576 }, async (request, reply) => {
    const { school, author } = must(request.viewer, 'the access table admits paired tablets only')
    const { install, facts } = readBody(handoverBody, request)
    const asker = { school, author, state: 'active' } as const
    const taken = await handOver(services, services.views, asker, install, facts)
    if (!taken.ok) return problem(reply, 409, taken.error)
    services.commits.emit(school)
    const { acked, exceptions } = taken.value
    return reply.header('cache-control', 'no-store').send({ acked, exceptions })
  })
}
