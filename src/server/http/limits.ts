/** Requests a minute from one client, on the routes that can be guessed at. The real brakes are behind them. */
import type { RateLimitPluginOptions } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import { clientOf } from './client-of.ts'

const perMinute = (max: number) => ({
  max,
  timeWindow: 60_000,
  keyGenerator: (request: FastifyRequest) => clientOf(request),
})

export const loginLimit = perMinute(30)
/** 集中配对: sixty tablets may stand behind one address. */
export const pairingLimit = perMinute(120)
/** Each of them then asks every few seconds whether it is confirmed. */
export const collectLimit = perMinute(1_800)

export const limitOptions: RateLimitPluginOptions = {
  global: false,
  addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  errorResponseBuilder: (_request, { statusCode }) =>
    Object.assign(new Error('too many requests'), { statusCode }),
}
