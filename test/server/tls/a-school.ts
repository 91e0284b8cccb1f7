/** A school's root and leaves for its tests, and a real server that speaks with them on loopback. */
import { createSecureServer } from 'node:http2'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { httpsOptions } from '../../../src/server/tls/https-options.ts'
import type { CertificateRequest, MadeCertificate } from '../../../src/server/tls/make-certificate.ts'
import { makeCertificate } from '../../../src/server/tls/make-certificate.ts'
import { createSchoolRoot, limitsFor } from '../../../src/server/tls/school-root.ts'
import type { SchoolRoot } from '../../../src/server/tls/school-root.ts'

export const NAMES = { dns: ['school.local'], ips: ['192.168.1.10', '127.0.0.1'] }
export const DAY_MS = 86_400_000

export const aSchoolRoot = (now = new Date()): Promise<SchoolRoot> =>
  createSchoolRoot(limitsFor(NAMES, 'private-networks'), now)

export const aRequest = (dataDir: string, change: Partial<CertificateRequest> = {}): CertificateRequest => ({
  dataDir,
  asked: NAMES,
  machine: { dns: [], ips: [] },
  addresses: 'private-networks',
  newRoot: false,
  port: 8080,
  now: new Date(),
  ...change,
})

export async function made(request: CertificateRequest): Promise<MadeCertificate> {
  const result = await makeCertificate(request)
  if (!result.ok) throw new Error(result.words.en)
  return result
}

type Answer = (request: Http2ServerRequest, response: Http2ServerResponse) => void
const withItsVersion: Answer = (request, response) => void response.end(request.httpVersion)

/** Answers every request with its protocol version, unless told otherwise. */
export async function aServer(pair: { key: string; cert: string }, answer = withItsVersion) {
  const server = createSecureServer(httpsOptions(pair), answer)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void server.close())
  return Object.assign(server, { port: (server.address() as AddressInfo).port })
}
