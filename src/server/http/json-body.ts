/**
 * JSON and nothing else. The text is looked at before it is parsed: a body nested half a million deep is cheap to
 * send and dear to walk. Keys that would reach a prototype are an error, broken UTF-8 and lone surrogates too:
 * nothing is repaired on the way in.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { checkEncoding, inflated } from './inflate.ts'
import { BadRequest } from './problem.ts'

const deepest = 12

export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addHook('preParsing', async ({ headers }) => checkEncoding(headers['content-encoding']))
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, jsonReader(app))
}

export type ReadJson = (request: FastifyRequest, body: Buffer) => Promise<unknown>

/** Throws BadRequest, and what `inflated` throws. */
export function jsonReader(app: FastifyInstance): ReadJson {
  const parse = app.getDefaultJsonParser('error', 'error')
  return async (request, body) => {
    const { bodyLimit } = request.routeOptions
    const text = decode(await inflated(body, request.headers['content-encoding'], bodyLimit))
    if (text === null || depthOf(text) > deepest) throw new BadRequest('')
    return new Promise((resolve, reject) =>
      parse(request, text, (error, value: unknown) => (error ? reject(new BadRequest('')) : resolve(value))),
    )
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(body: Buffer): string | null {
  try {
    const text = utf8.decode(body)
    return hasLoneSurrogate(text) ? null : text
  } catch {
    return null
  }
}

/** A `\ud83d` without its other half; it would be stored as something else than was sent. */
const hasLoneSurrogate = (text: string): boolean =>
  /\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}/.test(
    text,
  )

/** How deep arrays and objects are nested, brackets inside strings left out. */
export function depthOf(text: string): number {
  let depth = 0
  let most = 0
  let inString = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (inString) {
      if (code === 0x5c) index += 1
      else if (code === 0x22) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x5b || code === 0x7b) most = Math.max(most, (depth += 1))
    else if (code === 0x5d || code === 0x7d) depth -= 1
  }
  return most
}
