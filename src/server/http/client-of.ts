import type { FastifyRequest } from 'fastify'

/** For counting tries: the session if there is one (a class shares a tablet, a school an address), else the address. */
export const clientOf = (request: FastifyRequest): string => request.viewer?.session ?? network(request.ip)

/** One machine has a whole /64 of IPv6 addresses to choose from: it counts as one. */
function network(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  const [head = ''] = address.split('%')
  const [left = '', right] = head.split('::')
  const start = left.split(':').filter(Boolean)
  const end = right === undefined ? [] : right.split(':').filter(Boolean)
  const zeros = right === undefined ? [] : Array<string>(Math.max(0, 8 - start.length - end.length)).fill('0')
  return [...start, ...zeros, ...end].slice(0, 4).join(':')
}
