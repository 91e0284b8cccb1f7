import { describe, expect, it } from 'vitest'
import { missing } from '../../../src/server/school/device-status.ts'
import { aClass, aDevice, aSchool, aTeacher, type TestSchool } from '../../support/server.ts'

async function aTablet(school: TestSchool) {
  return aDevice(school, { name: '三(2)班', use: 'class-tablet', class: await aClass(school, 2024, 2) })
}

const install = '01900000-0000-7000-8000-000000000001'

/** What the server has seen of a tablet: facts by sequence number, the highest one, what is there without a gap. */
async function seen(school: TestSchool, device: string, seqs: number[], contiguous: number) {
  const { write } = school.services.database
  const at = Math.floor(school.clock.now / 1000)
  const row = {
    school: school.school,
    id: install,
    holder_kind: 'device',
    holder: device,
    first_contact: at,
    last_contact: at,
  }
  await write
    .insertInto('install')
    .values({ ...row, contiguous, highest: Math.max(...seqs), clock_offset: -86_400, restarts: 2 })
    .execute()
  const receipt = {
    school: school.school,
    install,
    hash: '',
    verdict: 'accepted',
    number: null,
    code: null,
    detail: null,
    received_at: at,
  }
  for (const seq of seqs)
    await write
      .insertInto('receipt')
      .values({ ...receipt, fact: `fact-${seq}`, seq })
      .execute()
}

describe('devices', () => {
  it('shows what has not arrived, until somebody says that it is lost', async () => {
    const school = await aSchool()
    const tablet = await aTablet(school)
    await seen(school, tablet.id, [1, 2, 3, 6, 7, 12], 3)
    const status = async () => (await school.admin.send('GET', 'devices/status')).body.holders[0]
    expect(await status()).toMatchObject({
      kind: 'device',
      id: tablet.id,
      installs: [
        {
          install,
          highest: 12,
          gaps: [
            [4, 5],
            [8, 11],
          ],
          clockOffset: -86_400,
          restarts: 2,
        },
      ],
    })
    const lose = (ranges: number[][], id = install) =>
      school.admin.send('POST', `devices/${id}/lost`, { ranges })
    expect((await lose([[3, 5]])).body.error).toBe('not-a-gap')
    expect((await lose([[8, 12]])).body.error).toBe('not-a-gap')
    expect((await lose([[4, 5]], 'other')).status).toBe(404)
    expect(
      (
        await lose([
          [4, 5],
          [9, 10],
        ])
      ).status,
    ).toBe(204)
    expect((await status()).installs[0].gaps).toEqual([
      [8, 8],
      [11, 11],
    ])
  })

  it('finds gaps by ranges', () => {
    expect(missing(1, 5, [])).toEqual([[1, 5]])
    expect(missing(1, 5, [[1, 5]])).toEqual([])
    expect(
      missing(4, 9, [
        [8, 8],
        [1, 5],
      ]),
    ).toEqual([
      [6, 7],
      [9, 9],
    ])
    expect(missing(1, 3, [[2, 100]])).toEqual([[1, 1]])
    expect(
      missing(1, 9, [
        [1, 7],
        [2, 3],
      ]),
    ).toEqual([[8, 9]])
  })

  it('an unpaired tablet can push for thirty days and do nothing else', async () => {
    const school = await aSchool()
    const tablet = await aTablet(school)
    expect((await school.lead.send('POST', `devices/${tablet.id}/unpair`)).status).toBe(204)
    const answer = async (path: string, body?: object) =>
      (await tablet.send(body ? 'POST' : 'GET', path, body)).status
    expect((await tablet.send('GET', 'session')).body.device.state).toBe('push-only')
    expect(await answer('live')).toBe(403)
    expect(await answer('sync', {})).toBe(400)
    school.clock.advance(30 * 86_400 + 1)
    expect(await answer('sync', {})).toBe(401)
  })

  it('a stolen one is dead at once and told to forget everything, whatever it asks', async () => {
    const school = await aSchool()
    const tablet = await aTablet(school)
    await tablet.send('POST', 'session', { login: 'zhoumin', password: 'x' })
    expect((await school.admin.send('POST', `devices/${tablet.id}/stolen`)).status).toBe(204)
    const cookies = { ...tablet.cookies, ...school.lead.cookies }
    for (const path of ['session', 'health', 'accounts']) {
      const answer = await school.send('GET', path, undefined, { cookies })
      expect([answer.status, answer.body.error]).toEqual([401, 'stolen'])
      expect(answer.headers['clear-site-data']).toBe('"cache", "cookies", "storage"')
      expect(String(answer.headers['set-cookie'])).toContain('__Host-sz-device=; Max-Age=0')
    }
  })

  it('a stolen one whose session was ended before is told all the same', async () => {
    const school = await aSchool()
    const tablet = await aTablet(school)
    const { sessions } = (await school.admin.send('GET', 'sessions')).body
    const own = sessions.find(({ kind }: { kind: string }) => kind === 'device')
    await school.admin.send('DELETE', `sessions/${own.id}`)
    await school.admin.send('POST', `devices/${tablet.id}/stolen`)
    expect((await tablet.send('GET', 'session')).body.error).toBe('stolen')
  })

  it('a stolen one stays dead when it had been unpaired before, and comes back only by pairing', async () => {
    const school = await aSchool()
    const tablet = await aTablet(school)
    await school.admin.send('POST', `devices/${tablet.id}/unpair`)
    await school.admin.send('POST', `devices/${tablet.id}/stolen`)
    const old = { ...tablet.cookies }
    const again = await aDevice(school, { id: tablet.id })
    expect(again.id).toBe(tablet.id)
    expect((await again.send('GET', 'session')).body.device.state).toBe('active')
    expect((await school.send('GET', 'session', undefined, { cookies: old })).body.error).toBe('stolen')
  })

  it('a device that is paired again leaves the old tablet its thirty days', async () => {
    const school = await aSchool()
    const tablet = await aTablet(school)
    const replacement = await aDevice(school, { id: tablet.id })
    expect((await replacement.send('GET', 'session')).body.device).toMatchObject({
      id: tablet.id,
      state: 'active',
    })
    expect((await tablet.send('GET', 'session')).body.device.state).toBe('push-only')
  })

  it('a class teacher pairs the tablet of the own class and sees the own codes only', async () => {
    const school = await aSchool()
    const own = await aClass(school, 2024, 2)
    const other = await aClass(school, 2024, 3)
    const teacher = await aTeacher(school, 'banzhuren', { role: 'class-teacher', class: own })
    const pair = (device: object) => teacher.send('POST', 'pairings', { device })
    expect((await pair({ name: 'x', use: 'class-tablet', class: other })).body.error).toBe('not-own-class')
    expect((await pair({ name: 'x', use: 'place-tablet', place: 'place-library' })).body.error).toBe(
      'not-own-class',
    )
    expect((await pair({ name: 'x', use: 'class-tablet', class: own })).status).toBe(201)
    const leads = await school.lead.send('POST', 'pairings', { device: { name: 'y', use: 'board' } })
    expect((await teacher.send('GET', 'pairings')).body.pairings).toHaveLength(1)
    expect((await school.lead.send('GET', 'pairings')).body.pairings).toHaveLength(2)
    await school.send('POST', 'pair', { code: leads.body.code, label: 'x' })
    expect((await teacher.send('POST', `pairings/${leads.body.id}/confirm`)).status).toBe(404)
    expect((await teacher.send('DELETE', `pairings/${leads.body.id}`)).status).toBe(404)
  })

  it('refuses a pairing without a scope, with an unknown one, and the twenty-first open code', async () => {
    const school = await aSchool()
    const pair = (device: object) => school.lead.send('POST', 'pairings', { device })
    expect((await pair({ name: 'x', use: 'class-tablet' })).body.error).toBe('scope-missing')
    expect((await pair({ name: 'x', use: 'place-tablet' })).body.error).toBe('scope-missing')
    expect((await pair({ name: 'x', use: 'class-tablet', class: 'none' })).body.error).toBe('unknown-scope')
    expect((await pair({ id: 'none' })).body.error).toBe('unknown-device')
    for (let count = 0; count < 20; count += 1)
      expect((await pair({ name: 'x', use: 'board' })).status).toBe(201)
    expect([(await pair({ name: 'x', use: 'board' })).body.error]).toEqual(['too-many-open'])
    school.clock.advance(601)
    expect((await pair({ name: 'x', use: 'board' })).status).toBe(201)
  })

  it('集中配对: many codes for two hours, each claim still confirmed, each used once', async () => {
    const school = await aSchool()
    const classes = [
      await aClass(school, 2024, 1),
      await aClass(school, 2024, 2),
      await aClass(school, 2024, 3),
    ]
    const devices = classes.map((classId) => ({ name: classId, use: 'class-tablet', class: classId }))
    const { body } = await school.lead.send('POST', 'pairings/batch', { devices })
    expect(body.pairings).toHaveLength(3)
    school.clock.advance(7_000)
    const [first] = body.pairings
    const tablet = school.browser()
    const claimed = await tablet.send('POST', 'pair', { code: first.code, label: 'Android' })
    const mine = { pairing: claimed.body.pairing, claim: claimed.body.claim }
    expect((await tablet.send('POST', 'pair/collect', mine)).status).toBe(202)
    const wrongMatch = claimed.body.match === '0000' ? '0001' : '0000'
    expect(
      (await school.lead.send('POST', `pairings/${first.id}/confirm`, { match: wrongMatch })).body.error,
    ).toBe('other-claim')
    expect(
      (await school.lead.send('POST', `pairings/${first.id}/confirm`, { match: claimed.body.match })).status,
    ).toBe(200)
    expect(
      (await school.lead.send('POST', `pairings/${first.id}/confirm`, { match: claimed.body.match })).body
        .error,
    ).toBe('not-claimed')
    expect((await tablet.send('POST', 'pair/collect', mine)).status).toBe(200)
    expect((await school.send('POST', 'pair', { code: first.code, label: 'replay' })).body.error).toBe(
      'wrong-code',
    )
    expect(
      (await school.lead.send('POST', 'pairings/batch', { devices: Array(61).fill(devices[0]) })).status,
    ).toBe(400)
  })

  it("a cancelled code, and somebody else's claim, get nothing", async () => {
    const school = await aSchool()
    const { body } = await school.lead.send('POST', 'pairings', { device: { name: 'x', use: 'board' } })
    const claimed = await school.send('POST', 'pair', { id: body.id, secret: body.secret, label: 'x' })
    expect((await school.send('POST', 'pair/collect', { pairing: body.id, claim: 'guessed' })).status).toBe(
      410,
    )
    expect((await school.lead.send('DELETE', `pairings/${body.id}`)).status).toBe(204)
    expect(
      (await school.send('POST', 'pair/collect', { pairing: body.id, claim: claimed.body.claim })).status,
    ).toBe(410)
    expect((await school.lead.send('POST', `pairings/${body.id}/confirm`)).status).toBe(409)
  })

  it('burns a pairing after five wrong secrets', async () => {
    const school = await aSchool()
    const { body } = await school.lead.send('POST', 'pairings', { device: { name: 'x', use: 'board' } })
    for (let tries = 0; tries < 5; tries += 1) {
      const from = `127.0.1.${tries}`
      expect(
        (await school.send('POST', 'pair', { id: body.id, secret: 'WRONG', label: 'x' }, { from })).status,
      ).toBe(403)
    }
    expect(
      (
        await school.send(
          'POST',
          'pair',
          { id: body.id, secret: body.secret, label: 'x' },
          { from: '127.0.2.1' },
        )
      ).status,
    ).toBe(403)
  })

  it('keeps neither code nor secret', async () => {
    const school = await aSchool()
    const { body } = await school.lead.send('POST', 'pairings', { device: { name: 'x', use: 'board' } })
    const rows = JSON.stringify(
      await school.services.database.read.selectFrom('pairing').selectAll().execute(),
    )
    expect(rows).not.toContain(body.code)
    expect(rows).not.toContain(body.secret)
  })

  it("staff opening a child's record is logged and can be listed by day and child", async () => {
    const school = await aSchool()
    const teacher = await aTeacher(school, 'renke', { role: 'subject-teacher' })
    const { writeRecords } = await import('../../support/server.ts')
    await aClass(school, 2024, 2)
    const body = {
      name: '曾乐',
      pinyin: [],
      symbol: '太阳',
      memberships: [{ class: 'class-2024-2', from: '2026-09-01' }],
      consent: 'pending',
    }
    await writeRecords(school, [{ kind: 'student', id: 'zeng-le', version: 0, body }])
    expect((await teacher.send('POST', 'access', { student: 'zeng-le', purpose: 'record' })).status).toBe(204)
    expect((await teacher.send('POST', 'access', { student: 'nobody', purpose: 'record' })).status).toBe(404)
    const entries = async (query: string) => (await school.lead.send('GET', `access?${query}`)).body.entries
    expect(await entries('student=zeng-le')).toMatchObject([
      { staff: teacher.id, student: 'zeng-le', purpose: 'record' },
    ])
    expect(await entries('day=2026-09-07')).toHaveLength(1)
    expect(await entries('day=2026-09-06')).toHaveLength(0)
    expect(await entries('student=other')).toHaveLength(0)
  })
})
