import type { FastifyRequest } from 'fastify'

/** For counting tries: the session if there is one (a class shares a tablet, a school an address), else the address. */
export const clientOf = (request: FastifyRequest): string => request.viewer?.session ?? request.ip
