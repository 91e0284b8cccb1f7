/**
 * One cookie per kind of identity; a phone that is also a tablet holds both. And one that opens nothing, by which a
 * browser is known again (`auth/known-browsers.ts`).
 */
import type { FastifyReply, FastifyRequest } from 'fastify'

const names = {
  staff: '__Host-sz-staff',
  device: '__Host-sz-device',
  browser: '__Host-sz-browser',
} as const
type Kind = keyof typeof names
/** The longest a browser keeps one; it is set anew now and then. */
const maxAge = 400 * 86_400
const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const

export const tokenOf = (request: FastifyRequest, kind: Kind): string | undefined =>
  request.cookies[names[kind]] || undefined

export const giveToken = (reply: FastifyReply, kind: Kind, token: string) =>
  reply.setCookie(names[kind], token, { ...attributes, maxAge })

export const takeToken = (reply: FastifyReply, kind: Kind) =>
  reply.setCookie(names[kind], '', { ...attributes, maxAge: 0 })
