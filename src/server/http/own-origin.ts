/**
 * A write must come from our own page. SameSite alone does not say so: another port of the same address is same-site,
 * and the Strict cookie travels with its forms. Browsers that do not send Sec-Fetch-Site (Safari before 16.4) send
 * Origin with every write; what sends neither is no browser of ours.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'

const reads = new Set(['GET', 'HEAD', 'OPTIONS'])

export function requireOwnOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (reads.has(request.method) || isFromOwnPage(request)) return
    return problem(reply, 403, 'foreign-origin')
  })
}

function isFromOwnPage(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return request.headers.origin === `${request.protocol}://${request.host}`
}

/** Plain HTTP from anywhere but this machine: passwords and pairing secrets must not travel so. */
function isOpenWire(request: FastifyRequest): boolean {
  if (request.protocol === 'https') return false
  const address = request.raw.socket.remoteAddress ?? ''
  return !/^(127\.|::1$|::ffff:127\.)/.test(address)
}

/** For login, set-up and pairing. */
export async function needsHttps(request: FastifyRequest, reply: import('fastify').FastifyReply) {
  if (isOpenWire(request)) return problem(reply, 403, 'needs-https')
}
