/** The environment, parsed once. Everything else gets what it needs as an argument. */
import { resolve } from 'node:path'

export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** PostgreSQL instead of SQLite in the data directory. */
  readonly databaseUrl?: string | undefined
  readonly certFile: string | undefined
  readonly keyFile: string | undefined
}

/** @throws with a sentence for the person who started it when a value cannot be used */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = Number(env['PORT'] ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT 要填 0 到 65535 的整数：${env['PORT']}`)
  return {
    port,
    host: env['HOST'] ?? '0.0.0.0',
    dataDir: resolve(env['DATA_DIR'] ?? './data'),
    databaseUrl: readDatabaseUrl(env),
    certFile: env['TLS_CERT'],
    keyFile: env['TLS_KEY'],
  }
}

function readDatabaseUrl(env: NodeJS.ProcessEnv): string | undefined {
  if (env['DATABASE_READ_URL'])
    throw new Error(
      '不支持 DATABASE_READ_URL：从会滞后的副本读，设备会以为自己什么都有了。Reading from a replica is not supported.',
    )
  const url = env['DATABASE_URL']
  if (!url) return undefined
  if (!/^postgres(ql)?:\/\//.test(url)) throw new Error('DATABASE_URL 要以 postgres:// 开头')
  return url
}
