/**
 * Every answer that is not a success has one shape: `{error: code, id}` and what the code's sentence needs. The words
 * stand in the client. An id finds the line in the log; nothing of what was sent is repeated.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'

type ProblemBody = { error: string; id: string } & Record<string, unknown>

export function problem(
  reply: FastifyReply,
  status: number,
  error: string,
  more: Record<string, unknown> = {},
) {
  const body: ProblemBody = { error, id: reply.request.id, ...more }
  return reply.code(status).header('cache-control', 'no-store').send(body)
}

/** Thrown while a request is read, answered as 400 by the error handler. */
export class BadRequest extends Error {
  readonly where: string

  constructor(where: string) {
    super('bad request')
    this.where = where
  }
}

/** The body, strictly: unknown fields are refused, nothing is coerced. @throws BadRequest */
export const readBody = <T extends v.GenericSchema>(schema: T, request: FastifyRequest): v.InferOutput<T> =>
  read(schema, request.body ?? null)

/** @throws BadRequest */
export const readQuery = <T extends v.GenericSchema>(schema: T, request: FastifyRequest): v.InferOutput<T> =>
  read(schema, request.query)

/** @throws BadRequest */
export const readParams = <T extends v.GenericSchema>(schema: T, request: FastifyRequest): v.InferOutput<T> =>
  read(schema, request.params)

function read<T extends v.GenericSchema>(schema: T, value: unknown): v.InferOutput<T> {
  const parsed = v.safeParse(schema, value, { abortEarly: true })
  if (!parsed.success) throw new BadRequest(v.getDotPath(parsed.issues[0]) ?? '')
  return parsed.output
}
