/** The process: configuration, certificate, database, backups, listening, and an orderly end. */
import { buildApp } from './app.ts'
import { replayJournal } from './auth/replay-journal.ts'
import { newSetUpToken } from './auth/set-up-token.ts'
import { backupNow } from './backup/backup-now.ts'
import { keepDailyBackup } from './backup/daily-backup.ts'
import { lockData } from './backup/data-lock.ts'
import { type Config, readConfig } from './config.ts'
import { type Database, openDatabase } from './db/connection.ts'
import { realClockAndChance } from './deps.ts'
import { keepSealed } from './history/keep-sealed.ts'
import { theSchool } from './school/the-school.ts'
import { httpsOptions } from './tls/https-options.ts'
import { keepRenewed, type RenewableServer } from './tls/keep-renewed.ts'
import { loadTls, type LoadedTls } from './tls/load-tls.ts'

/** A sentence for the person who started it, instead of a stack. */
class CannotStart extends Error {}

export type RunningServer = { readonly address: string; stop(): Promise<void> }

/** @throws CannotStart, NewerDatabase */
export async function startServer(config: Config, say: (line: string) => void): Promise<RunningServer> {
  const lock = lockData(config.dataDir)
  if ('heldBy' in lock)
    throw new CannotStart(
      `善真已经在运行（进程 ${lock.heldBy}），同一个数据目录只能开一个：${config.dataDir}`,
    )
  try {
    const tls = await findTls(config, say)
    const database = await openDatabase(config, (sqlite) => backUpBeforeMigration(sqlite, config.dataDir))
    return await serve(config, database, tls, say, lock.release).catch(async (error: unknown) => {
      await database.close()
      throw error
    })
  } catch (error) {
    lock.release()
    throw error
  }
}

async function serve(
  config: Config,
  database: Database,
  tls: LoadedTls | null,
  say: (line: string) => void,
  release: () => void,
): Promise<RunningServer> {
  const app = await buildApp({
    config,
    database,
    ...realClockAndChance,
    logger: { level: 'error', stream: process.stderr },
    ...(tls ? { https: httpsOptions(tls) } : {}),
  })
  // Of several nodes each knows a part of what was ended and begun since: there a person says that it was restored.
  if (database.sqlite) await replayJournal(app.services)
  await listen(app, config)
  const renewing =
    tls &&
    keepRenewed(app.server as unknown as RenewableServer, {
      ...config,
      current: tls,
      tell: ({ zh }) => say(zh),
    })
  const sealing = keepSealed(app.services, (error) => console.error(error))
  const backups =
    database.sqlite &&
    keepDailyBackup(database.sqlite, config.dataDir, Date.now, (failure) => say(`备份没有成功：${failure}`))
  void backups?.check()
  const address = addressOf(config, tls, (app.server.address() as { port: number }).port)
  if (!(await theSchool(database.read))) {
    say(
      `第一次使用，请打开这个链接设置学校（只能用一次）： ${address}setup#${await newSetUpToken(app.services)}`,
    )
  }
  say(`善真已启动：${address}`)
  const stop = async () => {
    renewing?.stop()
    await app.close()
    await sealing.stop()
    await backups?.stop()
    await database.close()
    release()
  }
  return { address, stop }
}

async function findTls(config: Config, say: (line: string) => void): Promise<LoadedTls | null> {
  const tls = await loadTls(config)
  if (tls.kind === 'none') return null
  if (tls.kind === 'refused') throw new CannotStart(`${tls.words.zh}\n${tls.words.en}`)
  for (const { zh } of tls.warnings) say(zh)
  return tls
}

async function backUpBeforeMigration(
  sqlite: Parameters<typeof backupNow>[0],
  dataDir: string,
): Promise<void> {
  await backupNow(sqlite, dataDir, 'migration')
}

async function listen(app: Awaited<ReturnType<typeof buildApp>>, { port, host }: Config): Promise<void> {
  try {
    await app.listen({ port, host })
  } catch (error) {
    await app.close()
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new CannotStart(`端口 ${port} 已经被别的程序占用。换一个：PORT=${port + 1} npm start`)
    if (code === 'EACCES')
      throw new CannotStart(`没有权限使用端口 ${port}，请换 1024 以上的端口：PORT=8080 npm start`)
    if (code === 'EADDRNOTAVAIL') throw new CannotStart(`这台电脑没有地址 ${host}，请检查 HOST。`)
    throw error
  }
}

function addressOf({ host }: Config, tls: LoadedTls | null, port: number): string {
  const isEveryAddress = host === '0.0.0.0' || host === '::'
  const name =
    tls?.names.dns[0] ??
    tls?.names.ips[0] ??
    (isEveryAddress ? 'localhost' : host.includes(':') ? `[${host}]` : host)
  const shown = port === (tls ? 443 : 80) ? '' : `:${port}`
  return `${tls ? 'https' : 'http'}://${name}${shown}/`
}

/** Closing the window of the console is SIGHUP on Windows; elsewhere it is `nohup`'s to ignore. */
const signals =
  process.platform === 'win32' ? (['SIGINT', 'SIGHUP'] as const) : (['SIGTERM', 'SIGINT'] as const)

/** Starts, and stops at SIGTERM or SIGINT; a second signal ends it at once. */
export async function runServer(config: Config): Promise<void> {
  let stopping = false
  const running = await startServer(config, (line) => console.log(line))
  for (const signal of signals) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      void running.stop().then(() => process.exit(0))
    })
  }
}

if (import.meta.main) {
  try {
    await runServer(readConfig(process.env))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
