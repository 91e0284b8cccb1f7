/** `POST /api/v1/sync` and what goes with it: wait for a turn, parse, call, reply. */
import type { Http2ServerResponse } from 'node:http2'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { protocolVersion } from '../../domain/protocol/sync.ts'
import { syncRequestSchema } from '../../domain/protocol/sync.schema.ts'
import { must } from '../../domain/result.ts'
import { sendAway } from '../http/admit-syncs.ts'
import { jsonReader, type ReadJson } from '../http/json-body.ts'
import { problem, readBody } from '../http/problem.ts'
import type { Viewer } from '../http/viewer.ts'
import type { Services } from '../services.ts'
import { checkCopy, noteCheck } from '../sync/check-copy.ts'
import { handOver } from '../sync/hand-over.ts'
import { sync } from '../sync/sync.ts'

const { install, facts } = syncRequestSchema.entries
const { epoch, cursor, scopeVersion } = syncRequestSchema.entries
const after = v.pipe(v.number(), v.integer(), v.minValue(0))
const checkBody = v.strictObject({
  install,
  epoch: epoch.wrapped,
  cursor: cursor.wrapped,
  scopeVersion: scopeVersion.wrapped,
  after,
})
const checkedBody = v.strictObject({ install, says: v.picklist(['same', 'different']) })
const handoverBody = v.strictObject({ install, facts: v.pipe(facts, v.minLength(1)) })

/** Of the body, inflated: a thousand facts with the longest notes. */
const bodyLimit = 2 * 1024 * 1024

export function syncRoutes(app: FastifyInstance, services: Services): void {
  const readJson = jsonReader(app)
  // In a scope of its own: here a body stays as small as it came until its turn.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer' },
      async (_request: FastifyRequest, body: Buffer) => body,
    )
    scope.post('/api/v1/sync', { bodyLimit }, async (request, reply) => {
      const viewer = must(request.viewer, 'the access table admits signed-in callers only')
      const claimed = request.headers['x-shanzhen-id']
      if (claimed !== undefined && claimed !== viewer.author.id) return problem(reply, 401, 'unauthenticated')
      const endTurn = await services.admission.turn()
      if (!endTurn) return sendAway(services, reply)
      try {
        return await answerSync(services, readJson, viewer, request, reply)
      } finally {
        endTurn()
      }
    })
  })

  app.post('/api/v1/sync/check', async (request) => {
    const viewer = must(request.viewer, 'the access table admits signed-in callers only')
    return checkCopy(services, services.views, viewer, readBody(checkBody, request))
  })

  app.post('/api/v1/sync/checked', async (request, reply) => {
    const viewer = must(request.viewer, 'the access table admits signed-in callers only')
    const { install, says } = readBody(checkedBody, request)
    await noteCheck(services, viewer, install, says)
    return reply.code(204).send()
  })

  app.post('/api/v1/sync/handover', { bodyLimit }, async (request, reply) => {
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

async function answerSync(
  services: Services,
  readJson: ReadJson,
  viewer: Viewer,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  // Whoever has gone meanwhile will ask again.
  if (hasGone(reply.raw)) return reply.hijack()
  const body = await readJson(request, request.body as Buffer)
  const parsed = v.safeParse(syncRequestSchema, body, { abortEarly: true })
  if (!parsed.success) return problem(reply, 400, 'bad-request')
  if (parsed.output.protocol > protocolVersion) return problem(reply, 426, 'unsupported-protocol')
  const result = await sync(services, services.views, viewer, parsed.output)
  if (!result.ok) return problem(reply, 409, result.error)
  return reply.header('cache-control', 'no-store').send(result.value)
}

const hasGone = (raw: FastifyReply['raw'] | Http2ServerResponse): boolean =>
  'stream' in raw ? raw.stream.destroyed : raw.destroyed
