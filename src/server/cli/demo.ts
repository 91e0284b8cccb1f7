/**
 * `npm run demo`: the same server on a data directory of its own (`DEMO_DATA_DIR`, ./demo-data), with a generated
 * school. Made once; `npm run demo -- --fresh` makes it anew. Prints a login for each role and pairing codes.
 */
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildApp } from '../app.ts'
import { makePairings } from '../auth/pairing/make-pairing.ts'
import { type Config, readConfig } from '../config.ts'
import { openDatabase } from '../db/connection.ts'
import { demoPassword, makeDemo } from '../demo/make-demo.ts'
import { realClockAndChance } from '../deps.ts'
import { runServer } from '../main.ts'
import { theSchool } from '../school/the-school.ts'
import type { Services } from '../services.ts'

const logins = [
  ['学校管理员（信息老师）school-admin', 'admin'],
  ['大队辅导员 programme-lead', 'lead'],
  ['班主任 三(2)班 class-teacher', 'class'],
  ['任课教师 subject-teacher', 'subject'],
  ['值周教师 duty-teacher', 'duty'],
  ['岗位指导老师 post-mentor', 'mentor'],
] as const

async function prepare(config: Config): Promise<string[]> {
  const database = await openDatabase(config)
  const app = await buildApp({ config, database, ...realClockAndChance })
  try {
    if (!(await theSchool(database.read))) await makeSchool(app.services)
    return await pairingCodes(app.services)
  } finally {
    await app.close()
    await database.close()
  }
}

async function makeSchool(services: Services): Promise<void> {
  console.log('正在生成演示学校…')
  const started = Date.now()
  const { facts, people } = await makeDemo(services, { fiveColours: true })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`生成好了：${people.classes.length} 个班，${facts} 条记录，用了 ${seconds} 秒`)
}

async function pairingCodes(services: Services): Promise<string[]> {
  const school = await theSchool(services.database.read)
  if (!school) return []
  const { view } = await services.views.now(services.database.read, school.id)
  const wanted = [...view.devices.values()].filter(({ id }) => /-(2)$/.test(id)).slice(0, 6)
  const issuer = { school: school.id, staff: [...view.staff.keys()][0] ?? '', ownClasses: null }
  const plans = wanted.map(({ name, use, class: own }) => ({ name, use, ...(own ? { class: own } : {}) }))
  const made = await makePairings(services, issuer, plans, true)
  if (!made.ok) return []
  return made.value.map(({ code }, index) => `${plans[index]?.name}  ${code.slice(0, 4)} ${code.slice(4)}`)
}

const config: Config = {
  ...readConfig(process.env),
  // Never beside a real school.
  databaseUrl: undefined,
  dataDir: resolve(process.env['DEMO_DATA_DIR'] ?? join(process.cwd(), 'demo-data')),
}
if (process.argv.includes('--fresh')) rmSync(config.dataDir, { recursive: true, force: true })
const codes = await prepare(config)
console.log(`\n登录（密码都是 ${demoPassword}）`)
for (const [role, login] of logins) console.log(`  ${login.padEnd(10)}${role}`)
console.log('\n配对码（两小时内有效，大队辅导员在“平板”页点“是它”）')
for (const line of codes) console.log(`  ${line}`)
console.log('')
await runServer(config)
