/**
 * `GET /api/v1/segments/:name` and `POST /api/v1/segments` for several in one answer: sealed history, to whoever may
 * read it at this moment. What may not be read is not there. The stored blocks go out as they are, in one gzip:
 *
 *   of several, for each name asked for:  length (4 bytes, big-endian; 0: not there) │ bytes
 *
 * Nothing may keep a copy but the device's own database, where a right that is lost takes it away.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { segmentNamePattern } from '../../domain/history/segment.ts'
import { maxSegmentsPerRequest } from '../../domain/protocol/sync.ts'
import { must } from '../../domain/result.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import type { BytesRow } from '../db/segments.ts'
import { inSnapshot } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import { readableBytes } from '../history/list-segments.ts'
import { gzipOf, type Packed, plainPiece } from '../history/packing.ts'
import { knownScope } from '../school/known-scopes.ts'
import { problem, readBody, readParams } from '../http/problem.ts'
import type { Services } from '../services.ts'

const name = v.pipe(v.string(), v.regex(segmentNamePattern))
const namedSchema = v.strictObject({ name })
const severalSchema = v.strictObject({
  names: v.pipe(v.array(name), v.minLength(1), v.maxLength(maxSegmentsPerRequest)),
})

export function segmentRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/v1/segments/:name', async (request, reply) => {
    const { name } = readParams(namedSchema, request)
    const found = await readable(services, request, [name])
    const bytes = found?.get(name)
    if (!found) return problem(reply, 401, 'unauthenticated')
    return bytes ? send(reply, [bytes]) : problem(reply, 404, 'unknown-segment')
  })
  app.post('/api/v1/segments', async (request, reply) => {
    const { names } = readBody(severalSchema, request)
    const found = await readable(services, request, names)
    if (!found) return problem(reply, 401, 'unauthenticated')
    const pieces = names.flatMap((one): Packed[] => {
      const bytes = found.get(one)
      return bytes ? [plainPiece(lengthOf(bytes.size)), bytes] : [plainPiece(lengthOf(0))]
    })
    return send(reply, pieces)
  })
}

/** By the scope of now; null when another login than the page's own is in the cookie. */
async function readable(
  { database, views, now }: Services,
  request: FastifyRequest,
  names: readonly string[],
): Promise<Map<string, BytesRow> | null> {
  const viewer = must(request.viewer, 'the access table admits signed-in callers only')
  const { school, author } = viewer
  const claimed = request.headers['x-shanzhen-id']
  if (claimed !== undefined && claimed !== author.id) return null
  return inSnapshot(database, async (tx) => {
    const { view } = await views.now(tx, school)
    const scope = knownScope(viewer, view, localDateOf(secondsNow({ now }), view.calendar.zone))
    return readableBytes(tx, school, scope, names)
  })
}

function lengthOf(size: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(size)
  return bytes
}

const send = (reply: FastifyReply, pieces: readonly Packed[]) =>
  reply
    .header('cache-control', 'no-store')
    .header('content-encoding', 'gzip')
    .type('application/octet-stream')
    .send(gzipOf(pieces))
