/**
 * Bodies that come compressed. A few kB can be gigabytes: inflating stops where the route's own limit, or a ratio
 * that no batch of facts reaches, is passed, and nothing is inflated further. gzip alone, because that is what
 * browsers can make.
 */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { BadRequest } from './problem.ts'

const inflate = promisify(gunzip)

/** Facts shrink to a tenth; their ids alone keep them from shrinking to a fortieth. */
const mostTimes = 64
/** So small that no ratio matters. */
const always = 16 * 1024

export class TooLarge extends Error {}
export class UnknownEncoding extends Error {}

/** @throws UnknownEncoding */
export function checkEncoding(encoding: string | undefined): void {
  if (encoding !== undefined && encoding !== 'gzip' && encoding !== 'identity') throw new UnknownEncoding()
}

/**
 * @param most bytes that the body may have when inflated
 * @throws UnknownEncoding, TooLarge, BadRequest when it is cut or no gzip
 */
export async function inflated(body: Buffer, encoding: string | undefined, most: number): Promise<Buffer> {
  checkEncoding(encoding)
  if (encoding !== 'gzip') return body
  const maxOutputLength = Math.min(most, Math.max(always, body.length * mostTimes))
  try {
    return await inflate(body, { maxOutputLength })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new TooLarge()
    throw new BadRequest('')
  }
}
