/** Builds the server without listening: what `main.ts` starts and the tests inject into. */
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import { constants } from 'node:zlib'
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify'
import type { Passwords } from './auth/passwords.ts'
import type { Deps } from './deps.ts'
import type { AdmissionLimits } from './http/admission.ts'
import { serveClient } from './http/client-files.ts'
import { closeInTime } from './http/close-in-time.ts'
import { admitSyncs } from './http/admit-syncs.ts'
import { answerErrors } from './http/errors.ts'
import { acceptJsonOnly } from './http/json-body.ts'
import { limitOptions } from './http/limits.ts'
import { requireOwnOrigin } from './http/own-origin.ts'
import { sendSecurityHeaders } from './http/security-headers.ts'
import { giveUpSlowBodies } from './http/slow-bodies.ts'
import { recogniseViewer } from './http/viewer.ts'
import { registerRoutes } from './routes/all-routes.ts'
import { guardRoutes } from './routes/guard.ts'
import { makeServices, type Services } from './services.ts'

declare module 'fastify' {
  interface FastifyInstance {
    services: Services
  }
}

export type AppParts = Deps & {
  /** `httpsOptions(tls)`: HTTP/2 with HTTP/1.1 for what speaks nothing newer. */
  readonly https?: object
  readonly passwords?: Passwords
  /** Where the built client is; `dist` when left out. */
  readonly clientFolder?: string
  /** Milliseconds after which a body that has not come is given up. */
  readonly slowBodyAfter?: number
  /** Fewer where a test wants a full server. */
  readonly admission?: Partial<AdmissionLimits>
  readonly logger?: FastifyServerOptions['logger']
}

const smallBody = 64 * 1024
const mostConnections = 4_000
const timeouts = { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 }

export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = makeServer(parts)
  const services = makeServices(parts, parts)
  app.decorate('services', services)
  app.server.maxConnections = mostConnections

  answerErrors(app)
  acceptJsonOnly(app)
  await app.register(cookie)
  closeInTime(app)
  giveUpSlowBodies(app, parts.slowBodyAfter)
  sendSecurityHeaders(app)
  requireOwnOrigin(app)
  admitSyncs(app, services)
  recogniseViewer(app, services)
  guardRoutes(app, services)
  await app.register(rateLimit, limitOptions)
  await app.register(compress, {
    threshold: 1024,
    // Requests are inflated by `json-body.ts`, within its bounds.
    globalDecompression: false,
    // Event streams are not in it: each event must leave at once.
    customTypes:
      /^(application\/(json|manifest\+json|wasm)|text\/(html|css|javascript|plain)|image\/svg\+xml)/,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  registerRoutes(app, services)
  await serveClient(app, parts.clientFolder)
  return app
}

function makeServer({ https, logger }: AppParts): FastifyInstance {
  const options = {
    logger: logger ?? false,
    // The default line holds the address, and with it ids and tokens: see answerErrors for what is logged instead.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: smallBody,
    exposeHeadRoutes: false,
    requestTimeout: 30_000,
    http: timeouts,
    routerOptions: { maxParamLength: 100 },
  } as const
  const secure = {
    ...options,
    http2: true,
    https: { ...https, ...timeouts, requestTimeout: options.requestTimeout },
  }
  // HTTP/2's request and reply differ in type alone; the routes use what both have.
  return (https ? fastify(secure as never) : fastify(options)) as unknown as FastifyInstance
}
