/**
 * Calls that need the network: signing in, pairing, the office's records and imports. A refusal is a value with the
 * server's code; an answer that is not ours counts as no network.
 */
import { serverHeader } from '../../domain/protocol/sync.ts'
import { err, ok, type Result } from '../../domain/result.ts'

export type ApiProblem = {
  readonly status: number
  readonly error: string
  readonly body: Record<string, unknown>
}
const offlineProblem: ApiProblem = { status: 0, error: 'offline', body: {} }

type Method = 'GET' | 'POST' | 'DELETE'
export type Call = { as?: 'staff' | 'device'; headers?: Record<string, string>; raw?: Blob }

export async function callApi<T>(
  method: Method,
  path: string,
  body?: unknown,
  call: Call = {},
): Promise<Result<T, ApiProblem>> {
  const headers: Record<string, string> = { 'x-shanzhen-as': call.as ?? 'staff', ...call.headers }
  const payload = call.raw ?? (body === undefined ? undefined : JSON.stringify(body))
  if (payload !== undefined)
    headers['content-type'] = call.raw ? 'application/octet-stream' : 'application/json'
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      ...(payload === undefined ? {} : { body: payload }),
    })
    if (!response.headers.has(serverHeader)) return err(offlineProblem)
    const text = await response.text()
    const answer = (text ? JSON.parse(text) : {}) as Record<string, unknown>
    if (response.ok) return ok(answer as T)
    return err({ status: response.status, error: String(answer['error'] ?? 'internal'), body: answer })
  } catch {
    return err(offlineProblem)
  }
}
