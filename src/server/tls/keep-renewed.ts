/**
 * Keeps a running server's certificate fresh: renews the local root's leaf in time, and takes up files
 * that somebody else has replaced (certbot's, or a second `npm run certificate`), without a restart.
 *
 * The files are read once a minute rather than watched: certbot swaps symbolic links and Windows holds
 * files open, and both make watchers fall silent. A pair of which only one file has been replaced yet is
 * refused, so the old one stays until the next minute.
 */
import type { SecureContextOptions } from 'node:tls'
import { dayOf } from './day-of.ts'
import { httpsOptions } from './https-options.ts'
import type { LoadedTls, TlsSource } from './load-tls.ts'
import { loadTls } from './load-tls.ts'
import type { Words } from './words.ts'

/** Node's `https.Server` and `http2.Http2SecureServer`. */
export type RenewableServer = { setSecureContext(options: SecureContextOptions): void }

export type KeepRenewedOptions = TlsSource & {
  readonly current: LoadedTls
  /** Told once per change: a new certificate in use, or what keeps one from being used. */
  readonly tell: (words: Words) => void
  readonly everyMs?: number
}

export type Renewing = { check(): Promise<void>; stop(): void }

export function keepRenewed(server: RenewableServer, options: KeepRenewedOptions): Renewing {
  let inUse = options.current
  let lastTold = options.current.warnings.map(({ zh }) => zh).join()

  const tellOnce = (all: readonly Words[]) => {
    const text = all.map(({ zh }) => zh).join()
    if (text !== lastTold) all.forEach(options.tell)
    lastTold = text
  }

  async function check(): Promise<void> {
    const found = await loadTls(options)
    if (found.kind === 'none') return tellOnce([GONE])
    if (found.kind === 'refused') return tellOnce([found.words])
    if (found.cert !== inUse.cert || found.key !== inUse.key) {
      server.setSecureContext(httpsOptions(found))
      inUse = found
      options.tell(IN_USE(found.expires))
    }
    tellOnce(found.warnings)
  }

  const onError = (error: unknown) =>
    tellOnce([FAILED(error instanceof Error ? error.message : String(error))])
  const timer = setInterval(() => void check().catch(onError), options.everyMs ?? 60_000)
  timer.unref()
  return { check, stop: () => clearInterval(timer) }
}

const IN_USE = (expires: Date): Words => ({
  zh: `已换上新证书，到 ${dayOf(expires)} 为止。`,
  en: `A new certificate is in use, valid until ${dayOf(expires)}.`,
})
const GONE: Words = {
  zh: '证书文件不见了，先用内存里的旧证书；重启以后就没有 HTTPS 了，请把文件放回来。',
  en: 'The certificate files are gone. The old one stays in use until a restart: put the files back.',
}
const FAILED = (reason: string): Words => ({
  zh: `检查证书时出错：${reason}`,
  en: `Checking the certificate failed: ${reason}`,
})
