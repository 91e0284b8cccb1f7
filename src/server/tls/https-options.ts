import type { LoadedTls } from './load-tls.ts'

/**
 * For `Fastify({ http2: true, https: httpsOptions(tls) })`, and again for `setSecureContext`.
 * HTTP/2, because six event streams would block every call under HTTP/1.1; HTTP/1.1 for what speaks
 * nothing newer. Under TLS 1.2 only suites with forward secrecy and authenticated encryption.
 */
export function httpsOptions(tls: Pick<LoadedTls, 'key' | 'cert'>) {
  return {
    key: tls.key,
    cert: tls.cert,
    allowHTTP1: true,
    minVersion: 'TLSv1.2',
    ciphers: [
      'TLS_AES_128_GCM_SHA256',
      'TLS_AES_256_GCM_SHA384',
      'TLS_CHACHA20_POLY1305_SHA256',
      'ECDHE-ECDSA-AES128-GCM-SHA256',
      'ECDHE-ECDSA-AES256-GCM-SHA384',
      'ECDHE-ECDSA-CHACHA20-POLY1305',
      'ECDHE-RSA-AES128-GCM-SHA256',
      'ECDHE-RSA-AES256-GCM-SHA384',
      'ECDHE-RSA-CHACHA20-POLY1305',
    ].join(':'),
  } as const
}
