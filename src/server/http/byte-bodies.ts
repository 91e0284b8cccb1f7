import type { FastifyInstance } from 'fastify'

/** In this scope a body of `application/octet-stream` is read whole, up to so many bytes; nothing else is understood. */
export function readBytes(scope: FastifyInstance, bodyLimit: number): void {
  scope.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit },
    (_request, body, done) => done(null, body),
  )
}
