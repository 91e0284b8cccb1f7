/** One cookie per kind of identity; a phone that is also a tablet holds both. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Author } from '../../domain/facts/fact.schema.ts'

const names = { staff: '__Host-sz-staff', device: '__Host-sz-device' } as const
/** The longest a browser keeps one; it is set anew now and then. */
const maxAge = 400 * 86_400
const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const

export const tokenOf = (request: FastifyRequest, kind: Author['kind']): string | undefined =>
  request.cookies[names[kind]] || undefined

export const giveToken = (reply: FastifyReply, kind: Author['kind'], token: string) =>
  reply.setCookie(names[kind], token, { ...attributes, maxAge })

export const takeToken = (reply: FastifyReply, kind: Author['kind']) =>
  reply.setCookie(names[kind], '', { ...attributes, maxAge: 0 })
