/**
 * `npm run restore`: the newest backup; `npm run restore -- <name>`: that one; `npm run restore -- --list`: which
 * there are. The server must not be running. A backup of more than thirty days wants `--old` as well, because devices
 * do not make good what it lacks. With PostgreSQL its own tools bring the data back, and
 * `npm run restore -- --after` then tells the school's devices and does again what the journal here says.
 */
import { type BackupFile, isOfTheFuture, listBackups } from '../backup/backup-files.ts'
import { lockData } from '../backup/data-lock.ts'
import { restoreBackup, RestoreBroken } from '../backup/restore.ts'
import { afterRestoreElsewhere } from '../backup/restore-elsewhere.ts'
import { type Config, readConfig } from '../config.ts'

const say = (line: string) => console.log(line)

function fail(line: string): never {
  console.error(line)
  process.exit(1)
}

const reasons: Record<string, string> = { daily: '每日', migration: '升级前', manual: '手动' }

const deviceWords = '平板和手机下次联网时会把自己最近 30 天写的记录再交一次。它们没写过的，只能从备份里来。'

function list(backups: readonly BackupFile[]): void {
  say('备份（新的在前）：')
  for (const { name, at, reason } of backups)
    say(`  ${name}  ${at.toLocaleString('zh-CN')}  ${reasons[reason] ?? reason}`)
}

function choose(backups: readonly BackupFile[], wanted: string | undefined): BackupFile {
  const newest = backups.find((file) => !isOfTheFuture(file, new Date())) ?? backups[0]
  const found = wanted === undefined ? newest : backups.find(({ name }) => name === wanted)
  return found ?? fail(wanted === undefined ? '还没有备份。' : `没有这个备份：${wanted}`)
}

/** What `client/db/offer-again.ts` offers reaches back thirty days. */
const givenBackDays = 30

function warnOfOld({ name, at }: BackupFile, args: readonly string[]): void {
  const days = Math.floor((Date.now() - at.getTime()) / 86_400_000)
  if (days <= givenBackDays || args.includes('--old')) return
  fail(`这份备份是 ${days} 天前的，现在还没有恢复，什么都没有动。
平板和手机只会把最近 ${givenBackDays} 天写的记录再交一次。从 ${at.toLocaleDateString('zh-CN')} 到 ${givenBackDays} 天以前写的记录，
还有备份以后在办公室改的名单、岗位和账号，都不会自己回来，设备页上也看不出少了什么。
有更新的备份，请用更新的。确定要用这一份，请运行： npm run restore -- ${name} --old`)
}

async function run(args: readonly string[]): Promise<void> {
  const config = readConfig(process.env)
  if (config.databaseUrl) return runWithPostgres(config, args)
  const backups = listBackups(config.dataDir)
  list(backups)
  if (args.includes('--list')) return
  const backup = choose(
    backups,
    args.find((arg) => arg !== '--old'),
  )
  warnOfOld(backup, args)
  const lock = lockData(config.dataDir)
  if ('heldBy' in lock) fail(`服务器正在运行（进程 ${lock.heldBy}）。请先关掉它，再恢复备份。`)
  try {
    const { aside, replayed } = await restoreBackup(config, backup)
    say(`已恢复：${backup.name}`)
    if (aside) say(`原来的数据留在：${aside}`)
    if (replayed > 0) say(`备份之后停用的账号和解除配对的设备，已经重新停用：${replayed} 项。`)
    say(deviceWords)
  } finally {
    lock.release()
  }
}

const ownTools = `数据在 PostgreSQL 里，备份和恢复用它自己的工具：
  备份  pg_dump --format=custom --file=善真.dump "$DATABASE_URL"
  恢复  停掉所有善真进程，再 pg_restore --clean --if-exists --dbname="$DATABASE_URL" 善真.dump
恢复好数据库以后，在启动之前运行： npm run restore -- --after`

async function runWithPostgres(config: Config, args: readonly string[]): Promise<void> {
  if (!args.includes('--after')) return say(ownTools)
  const { wasKnown, replayed } = await afterRestoreElsewhere(config)
  if (wasKnown) say('这次恢复已经在另一个节点上登记过，这里只照本机的日志补做。')
  if (replayed > 0) say(`备份之后停用的账号和解除配对的设备，已经重新停用：${replayed} 项。`)
  say(deviceWords)
}

/** Says what is where now: the person has to know before they try anything else. */
function failure(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error)
  if (!(error instanceof RestoreBroken)) return `没有恢复成功，原来的数据没有动：${reason}`
  const kept = error.aside === null ? '' : `\n原来的数据留在：${error.aside}`
  if (error.reached === 'brought-back')
    return `备份已经放回去了，但最后一步没有做完：重新停用备份之后停用的账号、设备和登录（${reason}）。下次启动服务器时会再做。${kept}`
  return `没有恢复成功：${reason}\n原来的数据已经打不开，原样另存了一份；备份还在，请再恢复一次，在那以前不要启动服务器。${kept}`
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  fail(failure(error))
}
