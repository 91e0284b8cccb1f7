/**
 * A body that drips is given up after half a minute. Node's own request timeout does this for HTTP/1.1 alone; over
 * HTTP/2 one connection can hold a hundred such streams.
 */
import { constants, type Http2ServerRequest } from 'node:http2'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const bodyMilliseconds = 30_000

export function giveUpSlowBodies(app: FastifyInstance, after = bodyMilliseconds): void {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>()
  const stop = async (request: FastifyRequest) => clearTimeout(timers.get(request))
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    timers.set(
      request,
      setTimeout(() => giveUp(request.raw), after),
    )
  })
  app.addHook('preValidation', stop)
  app.addHook('onResponse', stop)
  app.addHook('onRequestAbort', stop)
}

/** Over HTTP/2 only the one stream goes, not the connection of everything else the browser does. */
function giveUp(raw: FastifyRequest['raw'] | Http2ServerRequest): void {
  if ('stream' in raw) raw.stream.close(constants.NGHTTP2_CANCEL)
  else raw.destroy()
}
