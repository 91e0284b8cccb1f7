import { copyFileSync, rmSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { awardPoints } from '../../../src/client/commands/award-points.ts'
import { checkIn } from '../../../src/client/commands/check-in.ts'
import { revokeFacts } from '../../../src/client/commands/revoke-facts.ts'
import { applyReply } from '../../../src/client/db/apply-reply.ts'
import { readMeta } from '../../../src/client/db/database.ts'
import type { SyncReply, SyncRequest } from '../../../src/domain/protocol/sync.ts'
import { must } from '../../../src/domain/result.ts'
import { replayJournal } from '../../../src/server/auth/replay-journal.ts'
import { backupNow } from '../../../src/server/backup/backup-now.ts'
import { listBackups } from '../../../src/server/backup/backup-files.ts'
import { restoreBackup } from '../../../src/server/backup/restore.ts'
import { databaseFile } from '../../../src/server/db/connection.ts'
import { aSchoolOnItsFeet, monday, type SchoolOnItsFeet } from '../../support/school-day.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import type { TestDevice } from '../../support/test-device.ts'

const arrive = async (child: string, tablet: TestDevice) =>
  checkIn(
    {
      student: child,
      post: 'post-gate-greeting',
      window: 'window-morning',
      day: monday,
      via: 'tile',
      clockDoubted: false,
    },
    await tablet.work(),
  )
const award = async (child: string, phone: TestDevice, points = 1) =>
  awardPoints({ students: [child], colour: 'red', points, label: '升旗端正' }, await phone.work())

const backUp = ({ services, dataDir }: TestServer) =>
  backupNow(must(services.database.sqlite, 'these tests are about SQLite'), dataDir, 'manual')

type Way = 'npm run restore' | 'the file was copied back'

/** The server stops, its database is that of the last backup, it starts again. */
async function bringBack(
  school: SchoolOnItsFeet,
  way: Way,
  devices: readonly TestDevice[],
): Promise<TestServer> {
  const { dataDir, clock } = school
  const [backup] = listBackups(dataDir)
  if (!backup) throw new Error('back up first')
  await school.app.close()
  await school.services.database.close()
  if (way === 'npm run restore') {
    const config = { port: 0, host: '127.0.0.1', dataDir, certFile: undefined, keyFile: undefined }
    await restoreBackup(config, backup, new Date(clock.now))
  } else {
    for (const side of ['-wal', '-shm']) rmSync(databaseFile(dataDir) + side, { force: true })
    copyFileSync(backup.path, databaseFile(dataDir))
  }
  const again = await startTestServer({ dataDir, now: clock.now })
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  for (const device of devices) device.meets(again)
  return again
}

const committed = async ({ services }: TestServer) => {
  const rows = await services.database.read.selectFrom('fact').select('id').execute()
  return rows.map(({ id }) => id).sort()
}
const settled = async (devices: readonly TestDevice[]) => {
  for (const device of [...devices, ...devices]) await device.sync()
}

test.each<Way>(['npm run restore', 'the file was copied back'])(
  'after the server lost an afternoon (%s) every device gives back what it wrote, once',
  async (way) => {
    const school = await aSchoolOnItsFeet()
    const [tablet, phone, other] = [
      await school.device('tablet-32'),
      await school.phone('teacher-li'),
      await school.phone('teacher-wu'),
    ]
    const devices = [tablet, phone, other]
    await settled(devices)
    await award('child-1', phone)
    await settled(devices)
    await backUp(school)
    await arrive('child-1', tablet)
    await award('child-2', phone, 2)
    const wrong = await award('child-3', other)
    await settled(devices)
    await revokeFacts(wrong.ok ? wrong.value.facts : [], undefined, await other.work())
    await settled(devices)
    const before = await committed(school)

    const again = await bringBack(school, way, devices)
    expect(await committed(again)).not.toEqual(before)
    await settled(devices)
    expect(await committed(again)).toEqual(before)
    expect(phone.folded.totals.get('child-2')).toMatchObject({ red: 2 })
    expect(phone.folded.totals.get('child-1')).toMatchObject({ red: 1, blue: 1 })
    expect(tablet.folded.totals).toEqual(phone.folded.totals)
    for (const device of devices) expect(await device.unsent()).toBe(0)
  },
)

test('numbers that the brought-back server gave to something else mislead nobody', async () => {
  const school = await aSchoolOnItsFeet()
  const [phone, other] = [await school.phone('teacher-li'), await school.phone('teacher-wu')]
  await settled([phone, other])
  await backUp(school)
  await award('child-1', phone, 3)
  await phone.sync()
  const again = await bringBack(school, 'the file was copied back', [phone, other])
  // Written after the copy came back, before the phone was heard of: it takes the phone's number.
  await award('child-2', other, 2)
  await other.sync()
  await settled([phone, other])
  expect(await committed(again)).toHaveLength(2)
  expect(phone.folded.totals.get('child-1')).toMatchObject({ red: 3 })
  expect(phone.folded.totals.get('child-2')).toMatchObject({ red: 2 })
})

test('a device whose cursor is older than the fork gives back too, once another has betrayed the fork', async () => {
  const school = await aSchoolOnItsFeet()
  const [phone, other] = [await school.phone('teacher-li'), await school.phone('teacher-wu')]
  await settled([phone, other])
  await backUp(school)
  await award('child-1', phone)
  // Its acknowledgement came through the background: the cursor is where it was.
  const cursor = await readMeta(phone.db, 'cursor')
  await phone.sync()
  await phone.db.meta.put({ key: 'cursor', value: cursor as never })
  await award('child-2', other)
  await other.sync()
  const again = await bringBack(school, 'the file was copied back', [phone, other])
  await phone.sync()
  expect(await committed(again)).toHaveLength(0)
  await settled([other, phone])
  expect(await committed(again)).toHaveLength(2)
})

test('the office sees who has still to give back', async () => {
  const school = await aSchoolOnItsFeet()
  const [tablet, phone] = [await school.device('tablet-32'), await school.phone('teacher-li')]
  await settled([tablet, phone])
  await backUp(school)
  const again = await bringBack(school, 'npm run restore', [tablet, phone])
  const owing = async () => {
    const { body } = await again.send('GET', 'devices/status', undefined, { cookies: school.lead.cookies })
    return body.holders
      .filter(({ installs }: { installs: Array<{ owesBack: boolean }> }) =>
        installs.some(({ owesBack }) => owesBack),
      )
      .map(({ id }: { id: string }) => id)
      .sort()
  }
  expect(await owing()).toEqual(['tablet-32', 'teacher-li'])
  await settled([tablet])
  expect(await owing()).toEqual(['teacher-li'])
  await settled([phone])
  expect(await owing()).toEqual([])
})

test('what rested on records that were lost with the afternoon waits for a person, and is not refused', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  await backUp(school)
  await school.change([
    {
      kind: 'student',
      id: 'child-new',
      body: {
        name: '孩子新',
        pinyin: ['hái', 'zi', 'xīn'],
        symbol: 'apple',
        memberships: [{ class: 'class-32', from: '2026-09-01' }],
        consent: 'electronic',
      },
    },
  ])
  await phone.sync()
  await award('child-new', phone)
  await phone.sync()
  expect(phone.folded.entries).toHaveLength(1)
  await bringBack(school, 'npm run restore', [phone])
  await settled([phone])
  expect(phone.view.held).toMatchObject([{ verdict: 'quarantined', code: 'student-unknown' }])
})

test('facts of more than thirty days ago stay acknowledged; those of an unmeasured clock go out to be sure', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  await award('child-1', phone)
  await phone.sync()
  school.clock.advance(50 * 86_400)
  phone.clockError = -35 * 86_400
  phone.page = crypto.randomUUID()
  await award('child-2', phone)
  await phone.sync()
  await backUp(school)
  await bringBack(school, 'npm run restore', [phone])
  let offered: SyncRequest | undefined
  const send = phone.browser.send.bind(phone.browser)
  phone.browser = {
    ...phone.browser,
    send: (method, path, body, more) => {
      const request = body as SyncRequest
      if (request.facts.length > 0) offered = request
      return send(method, path, body, more)
    },
  }
  expect(await phone.sync()).toEqual({ kind: 'done' })
  expect(offered?.facts.map(({ seq }) => seq)).toEqual([2])
  expect(offered?.facts.map(({ basis }) => basis)).toEqual([0])
})

test('a tablet that was away for the summer gives back what it wrote in the days before the backup was brought back', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  school.clock.advance(40 * 86_400)
  phone.page = crypto.randomUUID()
  await phone.sync()
  await backUp(school)
  await award('child-1', phone)
  await phone.sync()
  const again = await bringBack(school, 'npm run restore', [phone])
  again.clock.advance(62 * 86_400)
  phone.page = crypto.randomUUID()
  await settled([phone])
  expect(await phone.unsent()).toBe(0)
  expect(await committed(again)).toHaveLength(1)
})

test('an acknowledgement of the life before, arriving late, does not silence what has to be given back', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await phone.sync()
  await backUp(school)
  const epoch = await readMeta(phone.db, 'epoch')
  await award('child-1', phone)
  const contact = await readMeta(phone.db, 'lastContact')
  await bringBack(school, 'npm run restore', [phone])
  phone.network = 'lose-reply'
  await phone.sync()
  phone.network = 'up'
  await phone.sync()
  await phone.db.acks.clear()
  const late = {
    epoch,
    acked: [[1, 1, 900]],
    exceptions: [],
    restamped: [],
    records: { complete: false, rows: [], gone: [] },
  }
  const request = { epoch, cursor: { number: 1, tag: 'x' }, scopeVersion: 'x' } as unknown as SyncRequest
  await applyReply(phone.db, request, late as unknown as SyncReply, contact as never)
  expect(await phone.unsent()).toBe(1)
})

test.each<Way>(['npm run restore', 'the file was copied back'])(
  'a child who was erased after the backup stays erased (%s), also where a device still has it',
  async (way) => {
    const school = await aSchoolOnItsFeet()
    const [phone, late] = [await school.phone('teacher-li'), await school.phone('teacher-wu')]
    const devices = [phone, late]
    await settled(devices)
    await award('child-3', phone)
    await award('child-3', late)
    await award('child-1', late)
    await settled(devices)
    await backUp(school)
    const erased = await school.lead.send('POST', 'students/child-3/erase', { name: '孩子丙' })
    expect(erased.status).toBe(204)
    await phone.sync()
    const again = await bringBack(school, way, devices)
    // What every start of the server does; `npm run restore` has done it already.
    await replayJournal(again.services)
    await settled(devices)
    const rows = await again.services.database.read.selectFrom('fact').select('student').execute()
    expect(rows.map(({ student }) => student)).toEqual(['child-1'])
    const { view } = await again.services.views.now(again.services.database.read, school.school)
    expect(view.students.has('child-3')).toBe(false)
    for (const device of devices) {
      expect(device.folded.totals.has('child-3')).toBe(false)
      expect(JSON.stringify(await device.db.own.toArray())).not.toContain('"child-3"')
      expect(await device.unsent()).toBe(0)
    }
  },
)

test('a store that the brought-back server has never met is known to owe what it wrote, until it has given it', async () => {
  const school = await aSchoolOnItsFeet()
  const phone = await school.phone('teacher-li')
  await backUp(school)
  await phone.sync()
  for (const child of ['child-1', 'child-2', 'child-3']) await award(child, phone)
  await phone.sync()
  const again = await bringBack(school, 'npm run restore', [phone])
  const standing = () =>
    again.services.database.read
      .selectFrom('install')
      .select(['contiguous', 'highest'])
      .where('holder', '=', 'teacher-li')
      .executeTakeFirstOrThrow()
  let asked = 0
  const firstOnly = async (request: SyncRequest) =>
    (asked += 1) === 1 ? phone.ask(request) : ({ kind: 'unreachable' } as const)
  phone.page = crypto.randomUUID()
  await phone.sync({ wire: firstOnly })
  expect(await standing()).toEqual({ contiguous: 0, highest: 3 })
  await phone.sync()
  expect(await standing()).toEqual({ contiguous: 3, highest: 3 })
  expect(await committed(again)).toHaveLength(3)
})
