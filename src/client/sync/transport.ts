/**
 * One sync request over HTTP, with every answer classified by what it is, never by its text. An answer that is not
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

export type PostSync = (request: SyncRequest) => Promise<Outcome>

const patience = 30_000

/** @param ask the browser's fetch; a test reaches a server elsewhere */
export const httpTransport =
  (as: 'staff' | 'device', id?: string, ask: typeof fetch = fetch): PostSync =>
  async (request) => {
    const controller = new AbortController()
    const timer = setTimeout(() => controller.abort(), patience)
    try {
      const packed = await packBody(request)
      const response = await ask('/api/v1/sync', {
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
      return await classify(response)
    } catch {
      return { kind: 'unreachable', timedOut: controller.signal.aborted }
    } finally {
      clearTimeout(timer)
    }
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
