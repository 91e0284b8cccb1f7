import type { FastifyRequest } from 'fastify'
import type { Tryer } from '../auth/tryer.ts'
import { tokenOf } from './cookies.ts'

export const tryerOf = (request: FastifyRequest): Tryer => ({
  signedIn: request.viewer && `${request.viewer.author.kind}:${request.viewer.author.id}`,
  address: network(request.ip),
  browser: tokenOf(request, 'browser') ?? null,
})

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
