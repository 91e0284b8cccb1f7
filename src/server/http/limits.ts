/**
 * Requests a minute on the routes that can be guessed at, of one person, tablet or known browser, and of an address
 * (`auth/tryer.ts`). The real brakes are behind them.
 */
import type { RateLimitPluginOptions } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import { isKnownBrowser } from '../auth/known-browsers.ts'
import { addressOf, browserOf, isAddress } from '../auth/tryer.ts'
import type { Services } from '../services.ts'
import { tryerOf } from './client-of.ts'

type Limits = { readonly one: number; readonly address: number }

/** @param services where a browser that is known counts apart from its address */
const perMinute = ({ one, address }: Limits, services?: Services) => ({
  max: (_request: FastifyRequest, key: string) => (isAddress(key) ? address : one),
  timeWindow: 60_000,
  keyGenerator: async (request: FastifyRequest) => {
    const tryer = tryerOf(request)
    const { signedIn, browser } = tryer
    if (signedIn !== null) return signedIn
    const isKnown = services && browser !== null && (await isKnownBrowser(services.database.read, browser))
    return isKnown ? browserOf(browser) : addressOf(tryer)
  },
})

/** A staff room may stand behind one address. */
export const loginLimit = (services: Services) => perMinute({ one: 30, address: 300 }, services)
/** 集中配对: sixty tablets may. */
export const pairingLimit = perMinute({ one: 120, address: 600 })
/** Each of them then asks every few seconds whether it is confirmed. */
export const collectLimit = perMinute({ one: 1_800, address: 1_800 })

export const limitOptions: RateLimitPluginOptions = {
  global: false,
  addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  errorResponseBuilder: (_request, { statusCode }) =>
    Object.assign(new Error('too many requests'), { statusCode }),
}
