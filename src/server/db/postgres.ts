/**
 * PostgreSQL behind `DATABASE_URL`. Writers and readers have pools of their own, so that a queue for a school's lock
 * holds up no reader; both are on the primary, because a pull from a replica that lags would tell a device that it
 * has everything. A server that acknowledges before its log is on the disk is refused: devices rely on the answer.
 */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './connection.ts'
import { postgresEngine } from './engine.ts'
import { migrate } from './migrate.ts'
import { listenToNodes } from './node-notices.ts'
import type { Tables } from './tables.ts'

/** A database that would break a promise, in a sentence for the person who started the server. */
class UnusableDatabase extends Error {}

/** Of PostgreSQL's usual hundred connections, so that seven nodes find room. */
const connections = { write: 6, read: 6 } as const

const settings = {
  connectionTimeoutMillis: 10_000,
  statement_timeout: 15_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
  application_name: 'shanzhen',
  keepAlive: true,
}

const { builtins, getTypeParser } = pg.types
/** All our integers are below 2^53; the driver would give text. */
const wholeNumbers = new Set<number>([builtins.INT8, builtins.NUMERIC])
const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    wholeNumbers.has(id) ? Number : getTypeParser(id, format as 'text'),
}

/** @throws UnusableDatabase, NewerDatabase */
export async function openPostgres(url: string): Promise<Database> {
  const pools = { write: aPool(url, connections.write), read: aPool(url, connections.read) }
  const write = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pools.write }) })
  const read = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pools.read }) })
  const end = async () => void (await Promise.all([read.destroy(), write.destroy()]))
  try {
    await checkPromises(pools.write)
    await migrate(write, postgresEngine, async () => undefined)
    const nodes = await listenToNodes({
      ...{ connectionString: url, types },
      ...settings,
      application_name: 'shanzhen notices',
    })
    const close = async () => {
      await nodes.close()
      await end()
    }
    return { engine: postgresEngine, write, read, sqlite: null, nodes, close }
  } catch (error) {
    await end()
    throw error
  }
}

function aPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, types, ...settings })
  // A connection may break while it rests, or in a transaction between two statements, when no query hears of it:
  // the next statement fails and is answered as busy. Unheard, the error would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

type Found = { replica: boolean; commit: string; encoding: string; version: number }

async function checkPromises(pool: pg.Pool): Promise<void> {
  const { replica, commit, encoding, version } = await asked(pool)
  if (replica)
    throw new UnusableDatabase(
      'DATABASE_URL 指向的是备库（只读副本），请填主库。DATABASE_URL is a replica; name the primary.',
    )
  if (commit === 'off')
    throw new UnusableDatabase(
      '数据库设置了 synchronous_commit=off：断电会丢掉已经确认的记录，请改为 on。synchronous_commit must not be off.',
    )
  if (encoding !== 'UTF8')
    throw new UnusableDatabase(`数据库的编码是 ${encoding}，要用 UTF8。The database must be UTF8.`)
  if (version < 140_000)
    throw new UnusableDatabase('需要 PostgreSQL 14 或更新的版本。PostgreSQL 14 or newer.')
}

async function asked(pool: pg.Pool): Promise<Found> {
  try {
    const { rows } = await pool.query<Found>(
      `select pg_is_in_recovery() as replica, current_setting('synchronous_commit') as commit,
       current_setting('server_encoding') as encoding, current_setting('server_version_num')::integer as version`,
    )
    return rows[0] as Found
  } catch (error) {
    // The address holds a password: only the engine's own code is said.
    const { code, message } = error as { code?: string; message: string }
    throw new UnusableDatabase(
      `连不上 DATABASE_URL 里的数据库（${code ?? message}）。Cannot reach the database of DATABASE_URL.`,
      { cause: error },
    )
  }
}
