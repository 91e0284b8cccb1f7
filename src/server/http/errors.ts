/** The one place where throws become answers. What happened goes to the log by id; the caller gets a code. */
import type { FastifyError, FastifyInstance } from 'fastify'
import { HashingBusy } from '../auth/passwords.ts'
import { troubleOf } from '../db/trouble.ts'
import { HeldEnough } from '../sync/held-facts.ts'
import { TooLarge, UnknownEncoding } from './inflate.ts'
import { BadRequest, problem } from './problem.ts'

const codes: Record<string, readonly [status: number, error: string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'too-large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'json-only'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'bad-request'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'bad-request'],
  FST_ERR_BAD_URL: [400, 'bad-request'],
}

/** Spread, so that the tablets of a school do not all come back in the same second. */
const retryAfter = () => String(2 + Math.floor(Math.random() * 4))

/** Seconds; the device keeps what it has. */
const laterToday = '3600'

export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof BadRequest) return problem(reply, 400, 'bad-request', { where: error.where })
    if (error instanceof HashingBusy) return problem(reply.header('retry-after', '2'), 429, 'busy')
    if (error instanceof HeldEnough)
      return problem(reply.header('retry-after', laterToday), 429, 'too-many-requests')
    const trouble = troubleOf(error)
    if (trouble === 'bad-value') return problem(reply, 400, 'bad-request')
    if (trouble) {
      request.log.error({ route: request.routeOptions.url, code: error.code }, 'database busy')
      return problem(reply.header('retry-after', retryAfter()), 503, 'busy')
    }
    if (error instanceof TooLarge) return problem(reply, 413, 'too-large')
    if (error instanceof UnknownEncoding) return problem(reply, 415, 'unknown-encoding')
    const known = codes[error.code]
    if (known) return problem(reply, ...known)
    if (error.statusCode === 429) return problem(reply, 429, 'too-many-requests')
    if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
      return problem(reply, error.statusCode, 'bad-request')
    }
    request.log.error({ route: request.routeOptions.url, err: error }, 'failed')
    return problem(reply, 500, 'internal')
  })
}
