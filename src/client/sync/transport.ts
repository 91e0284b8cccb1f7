/**
 * A sync request, or one for segments, over HTTP, with every answer classified by what it is, never by its text. An answer that is not
 * ours (a captive portal's page with status 200, a proxy's 502, a cut body) is `not-ours` and touches nothing.
 */
import {
  serverHeader,
  type SyncProblem,
  type SyncReply,
  type SyncRequest,
} from '../../domain/protocol/sync.ts'
import { packBody } from './pack-body.ts'

export type Outcome =
  | { kind: 'reply'; reply: SyncReply }
  | { kind: 'problem'; error: SyncProblem['error'] }
  | { kind: 'busy'; retryAfter: number }
  | { kind: 'not-ours' }
  /** `timedOut`: it may have been too much for this network. */
  | { kind: 'unreachable'; timedOut?: boolean }

/** Null for a name that is not there for this viewer. */
export type FetchSegments = (
  names: readonly string[],
) => Promise<{ kind: 'segments'; parts: Map<string, Uint8Array<ArrayBuffer> | null> } | NoSegments>
export type NoSegments = Exclude<Outcome, { kind: 'reply' }>

/** Without `segments` a device speaks version 1: all history comes as single rows. */
export type PostSync = {
  (request: SyncRequest): Promise<Outcome>
  readonly segments?: FetchSegments
}

const patience = 30_000

/** @param ask the browser's fetch; a test reaches a server elsewhere */
export const httpTransport = (as: 'staff' | 'device', id?: string, ask: typeof fetch = fetch): PostSync => {
  const from = { as, id, ask }
  const post = (request: SyncRequest) => asked('/api/v1/sync', from, request, classify)
  const segments: FetchSegments = (names) =>
    asked('/api/v1/segments', from, { names }, (response) => classifySegments(names, response))
  return Object.assign(post, { segments })
}

type From = { as: 'staff' | 'device'; id: string | undefined; ask: typeof fetch }

async function asked<T>(
  path: string,
  { as, id, ask }: From,
  body: unknown,
  classified: (response: Response) => Promise<T>,
): Promise<T | { kind: 'unreachable'; timedOut: boolean }> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), patience)
  try {
    const packed = await packBody(body)
    const response = await ask(path, {
      method: 'POST',
      headers: {
        ...packed.headers,
        'x-shanzhen-as': as,
        // Another login in this browser changes the cookie: then nothing may go out under it.
        ...(id === undefined ? {} : { 'x-shanzhen-id': id }),
      },
      body: packed.body,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: controller.signal,
    })
    return await classified(response)
  } catch {
    return { kind: 'unreachable', timedOut: controller.signal.aborted }
  } finally {
    clearTimeout(timer)
  }
}

async function classifySegments(
  names: readonly string[],
  response: Response,
): Promise<Awaited<ReturnType<FetchSegments>>> {
  const isOurs = response.headers.has(serverHeader)
  if (!isOurs) return { kind: 'not-ours' }
  if (!response.ok) {
    const outcome = await classify(response)
    return outcome.kind === 'reply' ? { kind: 'not-ours' } : outcome
  }
  const parts = segmentsIn(names, new Uint8Array(await response.arrayBuffer()))
  return parts ? { kind: 'segments', parts } : { kind: 'not-ours' }
}

/** In the order of the names: length in four bytes (0: not there), then the bytes. Null where the answer was cut. */
export function segmentsIn(names: readonly string[], bytes: Uint8Array<ArrayBuffer>) {
  const parts = new Map<string, Uint8Array<ArrayBuffer> | null>()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  for (const name of names) {
    if (at + 4 > bytes.length) return null
    const length = view.getUint32(at)
    at += 4
    if (at + length > bytes.length) return null
    parts.set(name, length === 0 ? null : bytes.slice(at, at + length))
    at += length
  }
  return parts
}

async function classify(response: Response): Promise<Outcome> {
  // A proxy's own limit says the same as ours: less at once.
  if (response.status === 413) return { kind: 'problem', error: 'too-large' }
  const isOurs = response.headers.has(serverHeader) && response.headers.get('content-type')?.includes('json')
  if (!isOurs) return { kind: 'not-ours' }
  const body = (await response.json().catch(() => null)) as unknown
  if (body === null || typeof body !== 'object') return { kind: 'not-ours' }
  if (response.ok) return isReply(body) ? { kind: 'reply', reply: body } : { kind: 'not-ours' }
  if (response.status === 429 || response.status === 503) {
    return { kind: 'busy', retryAfter: Number(response.headers.get('retry-after')) || 5 }
  }
  const error = (body as { error?: SyncProblem['error'] }).error
  return error ? { kind: 'problem', error } : { kind: 'not-ours' }
}

function isReply(body: object): body is SyncReply {
  const reply = body as Partial<SyncReply>
  return (
    typeof reply.protocol === 'number' &&
    typeof reply.epoch === 'string' &&
    typeof reply.serverTime === 'number' &&
    Array.isArray(reply.acked) &&
    Array.isArray(reply.exceptions) &&
    Array.isArray(reply.facts) &&
    typeof reply.cursor?.number === 'number' &&
    Array.isArray(reply.records?.rows)
  )
}
