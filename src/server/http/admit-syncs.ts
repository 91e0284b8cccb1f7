/** The door of `POST /api/v1/sync`: see `admission.ts`. Stands before the hook that recognises who is asking. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../services.ts'
import { problem } from './problem.ts'

export function admitSyncs(app: FastifyInstance, { admission, random }: Services): void {
  const arrivals = new WeakMap<FastifyRequest, () => void>()
  const isHere = async (request: FastifyRequest) => arrivals.get(request)?.()
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'POST' || request.routeOptions.url !== '/api/v1/sync') return
    if (admission.isFull) return sendAway({ admission, random }, reply)
    arrivals.set(request, admission.arrive())
  })
  app.addHook('preValidation', isHere)
  app.addHook('onResponse', isHere)
  app.addHook('onRequestAbort', isHere)
}

/** 503 with a time of its own for each. */
export function sendAway({ admission, random }: Pick<Services, 'admission' | 'random'>, reply: FastifyReply) {
  const chance = (random(1)[0] ?? 0) / 256
  return problem(reply.header('retry-after', String(admission.retryAfter(chance))), 503, 'busy')
}
