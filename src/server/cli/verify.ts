/**
 * `npm run verify`: is every number, receipt, total and stream of the school what it must be? Reads only, also beside
 * a running server. `-- --en` in English. Ends with 0 when all agree, with 1 when something does not or could not be
 * read.
 */
import { existsSync } from 'node:fs'
import { Kysely } from 'kysely'
import { type Config, readConfig } from '../config.ts'
import { type Database, databaseFile, openDatabase } from '../db/connection.ts'
import { sqliteEngine } from '../db/engine.ts'
import { openSqlite, sqliteDialect } from '../db/node-sqlite.ts'
import type { Tables } from '../db/tables.ts'
import { theSchool } from '../school/the-school.ts'
import type { Finding } from '../verify/finding.ts'
import { verifyLedger } from '../verify/verify.ts'

const words = {
  zh: {
    none: (place: string) => `这里还没有学校的数据：${place}`,
    checks: {
      sequence: '编号从 1 起一个不缺、一个不重',
      receipts: '每条记录都有收据，收据都有记录',
      columns: '查找用的栏目和记录本身一致',
      streams: '撤回和核定跟着它说的那条记录',
      records: '名册、岗位等的版本连续，现在的就是最后一版',
      segments: '封存的每一段都和账本一致，一个字节不差',
      claims: '每次值岗、每个章只算一次',
      totals: '每位同学的加分，两种算法相同',
    },
    looked: (count: number) => `看了 ${count}`,
    faults: (count: number) => `有 ${count} 处不对`,
    more: (count: number) => `  还有 ${count} 处`,
    good: '全部一致。',
    bad: '有不一致的地方。请先留一份备份，再把这份报告交给维护的人；不要自己改数据库。',
    failed: (why: string) => `没有看成：${why}`,
  },
  en: {
    none: (place: string) => `There is no school here yet: ${place}`,
    checks: {
      sequence: 'Numbers run from 1 without a gap or a repetition',
      receipts: 'Every fact has its receipt, every receipt its fact',
      columns: 'The columns used for searching say what the facts say',
      streams: 'Revocations and settlements stand where their target stands',
      records: 'Versions of roster, posts and the like are continuous, the last one stands',
      segments: 'Every sealed segment says what the ledger says, to the byte',
      claims: 'Every duty and every stamp counts once',
      totals: 'Points per student agree, counted in two ways',
    },
    looked: (count: number) => `looked at ${count}`,
    faults: (count: number) => `${count} wrong`,
    more: (count: number) => `  and ${count} more`,
    good: 'All agrees.',
    bad: 'Something does not agree. Keep a backup, then hand this report to whoever maintains the server; do not mend the database by hand.',
    failed: (why: string) => `Could not be checked: ${why}`,
  },
} as const

type Words = (typeof words)['zh' | 'en']
const shown = 20

/** SQLite read-only, so that it can be asked beside the running server and changes nothing. */
async function open(config: Config): Promise<Pick<Database, 'read' | 'engine' | 'close'>> {
  if (config.databaseUrl) return openDatabase(config)
  const sqlite = openSqlite({ path: databaseFile(config.dataDir), readOnly: true })
  const read = new Kysely<Tables>({ dialect: sqliteDialect(sqlite) })
  return { engine: sqliteEngine, read, close: () => read.destroy() }
}

function print(findings: readonly Finding[], own: Words): boolean {
  for (const { check, looked, faults } of findings) {
    const mark = faults.length === 0 ? '✓' : '✗'
    const state = faults.length === 0 ? own.looked(looked) : own.faults(faults.length)
    console.log(`${mark} ${own.checks[check]}（${state}）`)
    for (const fault of faults.slice(0, shown)) console.log(`  ${fault}`)
    if (faults.length > shown) console.log(own.more(faults.length - shown))
  }
  const isGood = findings.every(({ faults }) => faults.length === 0)
  console.log(isGood ? own.good : own.bad)
  return isGood
}

async function run(own: Words): Promise<boolean> {
  const config = readConfig(process.env)
  if (!config.databaseUrl && !existsSync(databaseFile(config.dataDir))) {
    console.log(own.none(config.dataDir))
    return false
  }
  const database = await open(config)
  try {
    const school = await theSchool(database.read)
    if (school) return print(await verifyLedger(database, school.id), own)
    console.log(own.none(config.dataDir))
    return false
  } finally {
    await database.close()
  }
}

const own = process.argv.includes('--en') ? words.en : words.zh
try {
  process.exitCode = (await run(own)) ? 0 : 1
} catch (error) {
  console.error(own.failed(error instanceof Error ? error.message : String(error)))
  process.exitCode = 1
}
