import { describe, expect, it } from 'vitest'
import { newSetUpToken } from '../../../src/server/auth/set-up-token.ts'
import {
  aNewSchool,
  aSchool,
  aTeacher,
  goodPassword,
  startTestServer,
  writeRecords,
} from '../../support/server.ts'

describe('set-up', () => {
  it('makes the school with its starting content and logs the administrator in', async () => {
    const server = await startTestServer()
    const token = await newSetUpToken(server.services)
    const own = server.browser()
    expect((await own.send('GET', 'setup')).body).toEqual({ needed: true })
    const made = await own.send('POST', 'setup', { token, ...aNewSchool() })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const me = await own.send('GET', 'session')
    expect(me.body.staff).toMatchObject({ name: '林海涛', roles: ['school-admin'], mustChange: false })
    expect(me.body.school.name).toBe('善真实验小学')
    const { view } = await server.services.views.now(server.services.database.read, made.body.school.id)
    expect(view.posts.size).toBe(18)
    expect(view.places.size).toBe(22)
    expect(view.windowsOn('2026-12-01')).toHaveLength(4)
    expect((await own.send('GET', 'health')).body).toMatchObject({ status: 'ok', epoch: expect.any(String) })
  })
})

describe('set-up, refused', () => {
  it('without the link of this start, and a second time', async () => {
    const server = await startTestServer()
    const old = await newSetUpToken(server.services)
    const token = await newSetUpToken(server.services)
    const post = (body: object) => server.send('POST', 'setup', body)
    expect((await post({ token: old, ...aNewSchool() })).body.error).toBe('wrong-token')
    expect((await post({ token: '', ...aNewSchool() })).body.error).toBe('wrong-token')
    expect((await post({ token, ...aNewSchool() })).status).toBe(201)
    expect((await post({ token, ...aNewSchool() })).body.error).toBe('already-set-up')
    expect((await server.send('GET', 'setup')).body).toEqual({ needed: false })
  })

  it('two people at once make one school', async () => {
    const server = await startTestServer()
    const token = await newSetUpToken(server.services)
    const answers = await Promise.all(
      [1, 2].map(() => server.send('POST', 'setup', { token, ...aNewSchool() })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await server.services.database.read.selectFrom('school').selectAll().execute()).toHaveLength(1)
  })

  it.each([
    ['a weak password', { admin: { name: '林海涛', login: 'lin', password: '12345678' } }, 'weak-password'],
    [
      'the login as password',
      { lead: { name: '周敏', login: 'zhoumin', password: 'zhoumin88' } },
      'weak-password',
    ],
    ['a zone that is none', { school: { name: 'x', schoolingYears: 6, zone: 'Mars/Base' } }, 'unknown-zone'],
    [
      'a term that ends before it begins',
      { term: { name: 'x', schoolYear: 2026, firstDay: '2026-09-01', lastDay: '2026-08-01' } },
      'term-backwards',
    ],
    [
      'one login for two',
      { lead: { name: '周敏', login: 'LinHaitao ', password: goodPassword } },
      'same-login',
    ],
    [
      'seven years of schooling',
      { school: { name: 'x', schoolingYears: 7, zone: 'Asia/Shanghai' } },
      'bad-request',
    ],
    ['an unknown field', { extra: 1 }, 'bad-request'],
  ])('with %s, and nothing is written', async (_name, change, error) => {
    const server = await startTestServer()
    const token = await newSetUpToken(server.services)
    const answer = await server.send('POST', 'setup', { token, ...aNewSchool(), ...change })
    expect(answer.body.error).toBe(error)
    expect((await server.send('GET', 'setup')).body).toEqual({ needed: true })
    expect(await server.services.database.read.selectFrom('record').selectAll().execute()).toEqual([])
  })
})

describe('the proposal', () => {
  it('needs the token, and later the office', async () => {
    const server = await startTestServer()
    const token = await newSetUpToken(server.services)
    const path = 'setup/proposal?schoolYear=2026'
    expect((await server.send('GET', path)).status).toBe(403)
    const proposed = await server.send('GET', path, undefined, { headers: { 'x-shanzhen-setup': token } })
    expect(proposed.body.terms).toMatchObject([
      { schoolYear: 2026, half: 1, firstDay: '2026-09-01' },
      { schoolYear: 2026, half: 2, lastDay: '2027-06-30' },
    ])
    expect(proposed.body.holidays.length).toBeGreaterThan(3)
    const school = await aSchool()
    expect((await school.lead.send('GET', path)).status).toBe(200)
    const teacher = await aTeacher(school, 'renke', { role: 'subject-teacher' })
    expect((await teacher.send('GET', path)).status).toBe(403)
    expect((await server.send('GET', 'setup/proposal?schoolYear=20x6')).status).toBe(400)
  })
})

describe('the starting content', () => {
  it('has stamps by kind of place, none where nobody is to be seen, and both timetables', async () => {
    const school = await aSchool()
    const { view } = await school.services.views.now(school.services.database.read, school.school)
    const shapeOf = (id: string) => view.places.get(id)?.shape
    expect(
      ['place-dining-hall', 'place-library', 'place-school-farm', 'place-elder-home'].map(shapeOf),
    ).toEqual(['circle', 'square', 'octagon', 'gourd'])
    expect([...view.places.values()].filter(({ name }) => /心理|卫生/.test(name))).toEqual([])
    const morning = (date: string) => view.windowsOn(date).find(({ id }) => id === 'window-morning')
    expect(morning('2026-09-07')).toMatchObject({ start: '07:40', winter: { start: '07:45' } })
    expect(view.calendar.winter).toEqual({ from: '11-01', to: '03-15' })
    expect(view.pointRulesOn('2026-09-07')).toMatchObject({
      maxPointsPerAward: 5,
      noteRequiredAbovePoints: 3,
      automaticDailyCapPerColour: 3,
    })
    expect(view.pointsForDuty('post-gate-greeting', '2026-09-07')).toBe(1)
  })

  it('makes one person both when there is no lead', async () => {
    const server = await startTestServer()
    const token = await newSetUpToken(server.services)
    const { lead: _lead, ...alone } = aNewSchool()
    const own = server.browser()
    expect((await own.send('POST', 'setup', { token, ...alone })).status).toBe(201)
    expect((await own.send('GET', 'session')).body.staff.roles.sort()).toEqual([
      'programme-lead',
      'school-admin',
      'subject-teacher',
    ])
  })
})

describe('accounts', () => {
  it('get a login from the name, a number where it is taken, and a password that is given once', async () => {
    const school = await aSchool()
    const people = ['王芳', '王方', '吕布', 'Anna·李'].map((name, index) => ({
      kind: 'staff' as const,
      id: `p${index}`,
      version: 0,
      body: { name, active: true },
    }))
    await writeRecords(school, people)
    const made = await school.lead.send('POST', 'accounts', { staff: people.map(({ id }) => ({ id })) })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.body.accounts.map(({ login }: { login: string }) => login)).toEqual([
      'wangfang',
      'wangfang2',
      'lvbu',
      'annali',
    ])
    const [{ login, password }] = made.body.accounts
    const entered = await school.send('POST', 'session', { login, password })
    expect(entered.body.staff).toMatchObject({ name: '王芳', mustChange: true })
    expect(JSON.stringify((await school.lead.send('GET', 'accounts')).body)).not.toContain(password)
    expect((await school.lead.send('POST', 'accounts', { staff: [{ id: 'p0' }] })).body).toMatchObject({
      error: 'account-exists',
      staff: 'p0',
    })
    expect((await school.lead.send('POST', 'accounts', { staff: [{ id: 'nobody' }] })).body.error).toBe(
      'unknown-staff',
    )
  })

  it('all or none, when a login is taken', async () => {
    const school = await aSchool()
    await writeRecords(
      school,
      ['a', 'b'].map((id) => ({ kind: 'staff', id, version: 0, body: { name: id, active: true } })),
    )
    const made = await school.lead.send('POST', 'accounts', {
      staff: [
        { id: 'a', login: 'aa' },
        { id: 'b', login: 'ZhouMin' },
      ],
    })
    expect(made.body).toMatchObject({ error: 'login-taken', staff: 'b', login: 'zhoumin' })
    expect((await school.lead.send('GET', 'accounts')).body.accounts).toHaveLength(2)
  })

  it('a reset gives a new first password and ends what was open', async () => {
    const school = await aSchool()
    const teacher = await aTeacher(school, 'likai', { role: 'subject-teacher' })
    const reset = await school.lead.send('POST', `accounts/${teacher.id}/reset`)
    expect(reset.body).toMatchObject({ login: 'likai', password: expect.stringMatching(/^\S{12}$/) })
    expect((await teacher.send('GET', 'session')).body.staff).toBeUndefined()
    expect((await school.send('POST', 'session', { login: 'likai', password: goodPassword })).status).toBe(
      401,
    )
    school.clock.advance(2)
    const entered = await school.send('POST', 'session', { login: 'likai', password: reset.body.password })
    expect(entered.body.staff.mustChange).toBe(true)
  })
})
