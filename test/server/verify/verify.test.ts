import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { awardPoints } from '../../../src/client/commands/award-points.ts'
import { checkIn } from '../../../src/client/commands/check-in.ts'
import { revokeFacts } from '../../../src/client/commands/revoke-facts.ts'
import { requestStamp } from '../../../src/client/commands/stamps.ts'
import { verifyLedger } from '../../../src/server/verify/verify.ts'
import { aSchoolOnItsFeet, monday, type SchoolOnItsFeet, studentIds } from '../../support/school-day.ts'

async function aDayOfFacts(): Promise<SchoolOnItsFeet> {
  const school = await aSchoolOnItsFeet()
  const [tablet, gate, phone] = [
    await school.device('tablet-32'),
    await school.device('tablet-gate'),
    await school.phone('teacher-li'),
  ]
  const devices = [tablet, gate, phone]
  for (const device of devices) await device.sync()
  for (const device of [tablet, gate]) {
    const arrival = { student: 'child-1', post: 'post-gate-greeting', window: 'window-morning', day: monday }
    await checkIn({ ...arrival, via: 'tile', clockDoubted: false }, await device.work())
  }
  await requestStamp('child-2', 'place-library', await tablet.work())
  await awardPoints(
    { students: studentIds, colour: 'green', points: 2, label: '节约用水' },
    await phone.work(),
  )
  const wrong = await awardPoints(
    { students: ['child-3'], colour: 'red', points: 1, label: '升旗端正' },
    await phone.work(),
  )
  await revokeFacts(wrong.ok ? wrong.value.facts : [], '记错了', await phone.work())
  for (const device of [...devices, ...devices]) await device.sync()
  return school
}

const wrongIn = async ({ services, school }: SchoolOnItsFeet) =>
  (await verifyLedger(services.database, school))
    .filter(({ faults }) => faults.length > 0)
    .map(({ check }) => check)

test('a school after its day agrees with itself, also after a child was erased by law', async () => {
  const school = await aDayOfFacts()
  expect(await wrongIn(school)).toEqual([])
  await school.lead.send('POST', 'students/child-3/erase', { name: '孩子丙' })
  expect(await wrongIn(school)).toEqual([])
})

test.each([
  [
    'a fact that went missing',
    `delete from fact where type = 'points.awarded.v1' and student = 'child-5'`,
    ['sequence', 'receipts'],
  ],
  ['a receipt that went missing', `delete from receipt where seq = 2`, ['receipts']],
  [
    'a number given twice',
    `update record_history set number = 3 where kind = 'student' and id = 'child-1'`,
    ['sequence', 'records'],
  ],
  [
    'points that were changed behind the server',
    `update fact set body = replace(body, '"points":2', '"points":5') where student = 'child-5'`,
    ['receipts'],
  ],
  [
    'a column that says another child',
    `update fact set student = 'child-6' where student = 'child-5'`,
    ['columns', 'totals'],
  ],
  [
    'a revocation in another stream than its target',
    `update fact set stream = 'office' where type = 'fact.revoked.v1'`,
    ['streams'],
  ],
  [
    'a version of a record that went missing',
    `delete from record_history where kind = 'student' and id = 'child-1'`,
    ['sequence', 'records'],
  ],
  [
    'a commit that went missing',
    `delete from commit_log where last_number = (select max(last_number) from commit_log)`,
    ['sequence'],
  ],
])('sees %s', async (_what, damage, found) => {
  const school = await aDayOfFacts()
  await sql.raw(damage).execute(school.services.database.write)
  expect(await wrongIn(school)).toEqual(found)
})

test('the command says it in words a computer teacher can read, beside the running server, and by its exit code', async () => {
  const school = await aDayOfFacts()
  const command = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [fileURLToPath(new URL('../../../src/server/cli/verify.ts', import.meta.url)), ...args],
      { env: { ...process.env, DATA_DIR: school.dataDir }, encoding: 'utf8' },
    )
  const good = command()
  expect([good.status, good.stdout], good.stderr).toEqual([0, expect.stringContaining('全部一致。')])
  await sql`delete from receipt where seq = 2`.execute(school.services.database.write)
  const bad = command('--en')
  expect([bad.status, bad.stdout]).toEqual([1, expect.stringContaining('no receipt')])
}, 60_000)
