import { describe, expect, it } from 'vitest'
import { delayAfter } from '../../../src/server/auth/login-delays.ts'
import { HashingBusy, Passwords } from '../../../src/server/auth/passwords.ts'
import { passwordFault } from '../../../src/server/auth/password-rules.ts'
import {
  aClass,
  aDevice,
  aFirstLogin,
  aSchool,
  aTeacher,
  goodPassword,
  logInAs,
  mondayMorning,
  writeRecords,
} from '../../support/server.ts'

const right = { login: 'zhoumin', password: goodPassword }
const wrong = { login: 'zhoumin', password: 'not-this-one' }

describe('logging in', () => {
  it('gives a cookie that no script and no other site can use', async () => {
    const school = await aSchool()
    const { headers } = await school.send('POST', 'session', right)
    const cookie = String(headers['set-cookie'])
    expect(cookie).toMatch(/^__Host-sz-staff=[\w-]{43}; /)
    for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict', 'Max-Age=34560000'])
      expect(cookie).toContain(part)
    expect(cookie).not.toContain('Domain')
  })

  it('keeps the token only as a hash', async () => {
    const school = await aSchool()
    const token = school.lead.cookies['__Host-sz-staff'] as string
    const rows = await school.services.database.read.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('knows the login without case, width and spaces', async () => {
    const school = await aSchool()
    expect((await school.send('POST', 'session', { ...right, login: ' ＺhouMin ' })).status).toBe(200)
  })

  it('answers an unknown name like a wrong password, delays included', async () => {
    const school = await aSchool()
    const answers = async (login: string) => {
      const seen = []
      for (let tries = 0; tries < 4; tries += 1) {
        const { status, body } = await school.send(
          'POST',
          'session',
          { login, password: 'x' },
          { from: '127.0.0.9' },
        )
        seen.push([status, body.error, body.retryAfter])
      }
      return seen
    }
    expect(await answers('niemand')).toEqual(await answers('zhoumin'))
  })

  it('waits 1, 2, 4 … 60 seconds after wrong passwords, and never locks', async () => {
    expect([0, 1, 2, 3, 6, 7, 8, 1000].map(delayAfter)).toEqual([0, 1, 2, 4, 32, 60, 60, 60])
    const school = await aSchool()
    for (let tries = 0; tries < 12; tries += 1) {
      expect((await school.send('POST', 'session', wrong)).body.error).toBe('wrong-login')
      const waiting = await school.send('POST', 'session', right)
      expect([waiting.status, waiting.body]).toEqual([
        429,
        expect.objectContaining({ error: 'wait', retryAfter: delayAfter(tries + 1) }),
      ])
      school.clock.advance(delayAfter(tries + 1))
    }
    expect((await school.send('POST', 'session', right)).status).toBe(200)
    expect((await school.send('POST', 'session', wrong)).body.error).toBe('wrong-login')
    school.clock.advance(1)
    expect((await school.send('POST', 'session', right)).status).toBe(200)
  })

  it('lets the teacher in while a pupil types nonsense on another phone', async () => {
    const school = await aSchool()
    for (let tries = 0; tries < 5; tries += 1) {
      await school.send('POST', 'session', wrong, { from: '127.0.0.66' })
      school.clock.advance(delayAfter(tries + 1))
    }
    await school.send('POST', 'session', wrong, { from: '127.0.0.66' })
    expect((await school.send('POST', 'session', right, { from: '127.0.0.66' })).status).toBe(429)
    expect((await school.send('POST', 'session', right, { from: '127.0.0.7' })).status).toBe(200)
  })

  it('evaluates one of many wrong passwords sent at once', async () => {
    const school = await aSchool()
    const answers = await Promise.all(Array.from({ length: 25 }, () => school.send('POST', 'session', wrong)))
    expect(answers.filter(({ body }) => body.error === 'wrong-login')).toHaveLength(1)
  })
})

describe('hashing', () => {
  it('works two at a time, lets twenty wait and tells the rest', async () => {
    const passwords = new Passwords({ memory: 1024, passes: 1 })
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => passwords.hash('x')))
    const busy = results.filter(
      (result) => result.status === 'rejected' && result.reason instanceof HashingBusy,
    )
    expect(busy).toHaveLength(8)
    await expect(passwords.hash('x')).resolves.toContain('$argon2id$v=19$m=1024,t=1,p=1$')
  })

  it('is argon2id with 47 MB and one pass', async () => {
    const passwords = new Passwords()
    const stored = await passwords.hash(goodPassword)
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
    expect(await passwords.matches(goodPassword, stored)).toBe(true)
    expect(await passwords.matches('another', stored)).toBe(false)
    expect(await passwords.matches(goodPassword, undefined)).toBe(false)
    expect(await new Passwords({ memory: 64, passes: 1 }).matches(goodPassword, stored)).toBe(true)
  })
})

describe('passwords', () => {
  it.each([
    ['kurz12', 'too-short'],
    ['password123', 'too-common'],
    ['Woaini1314', 'too-common'],
    ['88888888', 'too-common'],
    ['12345678', 'too-common'],
    ['hgfedcba', 'too-common'],
    ['zhoumin2026', 'own-words'],
    ['善真实验小学1234', 'own-words'],
    ['x'.repeat(200), 'too-long'],
    ['mei-hua-san-nong-9', null],
    ['我家门前有两棵枣树', null],
  ])('%s: %s', (password, fault) => {
    expect(passwordFault(password, ['zhoumin', '周敏', '善真实验小学'])).toBe(fault)
  })

  it('a first password opens nothing but its own change; then other sessions end', async () => {
    const school = await aSchool()
    const teacher = await aFirstLogin(school, 'xinlaoshi')
    expect(teacher.password).toMatch(/^[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{2}$/)
    const elsewhere = await logInAs(school, 'xinlaoshi', teacher.password)
    expect((await teacher.send('GET', 'session')).body.staff.mustChange).toBe(true)
    const sync = await teacher.send('POST', 'sync', {})
    expect([sync.status, sync.body.error]).toEqual([403, 'must-change'])
    const change = (current: string, next: string) =>
      teacher.send('POST', 'session/password', { current, next })
    expect((await change('wrong', 'ein-neues-wort-1')).body.error).toBe('wrong-password')
    expect((await change(teacher.password, 'xinlaoshi1')).body).toMatchObject({
      error: 'weak-password',
      fault: 'own-words',
    })
    expect((await change(teacher.password, teacher.password)).body.error).toBe('same-password')
    expect((await change(teacher.password, 'ein-neues-wort-1')).status).toBe(204)
    expect((await teacher.send('GET', 'session')).body.staff.mustChange).toBe(false)
    expect((await elsewhere.send('GET', 'session')).body.staff).toBeUndefined()
  })
})

describe('sessions', () => {
  it('a disabled account ends all of them at once, and the streams are told', async () => {
    const school = await aSchool()
    const teacher = await aTeacher(school, 'likai', { role: 'subject-teacher' })
    const phone = await logInAs(school, 'likai')
    const ended: Array<string | null> = []
    school.services.endedSessions.onEnded((id) => ended.push(id))
    expect((await school.admin.send('POST', `accounts/${teacher.id}/disable`)).status).toBe(204)
    for (const browser of [teacher, phone])
      expect((await browser.send('POST', 'access', { student: 'x', purpose: 'x' })).status).toBe(401)
    expect(ended).toHaveLength(2)
    expect(
      (await school.send('POST', 'session', { login: 'likai', password: goodPassword })).body.error,
    ).toBe('account-disabled')
    expect((await school.admin.send('POST', `accounts/${teacher.id}/enable`)).status).toBe(204)
    expect((await school.send('POST', 'session', { login: 'likai', password: goodPassword })).status).toBe(
      200,
    )
  })

  it('the record that says somebody has left does the same', async () => {
    const school = await aSchool()
    const teacher = await aTeacher(school, 'likai', { role: 'subject-teacher' })
    const body = { name: 'likai', active: false }
    await school.lead.send('POST', 'records', {
      changes: [{ kind: 'staff', id: teacher.id, version: 1, body }],
    })
    expect((await teacher.send('GET', 'session')).body.staff).toBeUndefined()
  })

  it('nobody is rid of the own account, and the lead not of a school-admin', async () => {
    const school = await aSchool()
    expect((await school.admin.send('POST', `accounts/${school.ids.admin}/disable`)).body.error).toBe(
      'yourself',
    )
    for (const what of ['disable', 'reset', 'enable']) {
      expect((await school.lead.send('POST', `accounts/${school.ids.admin}/${what}`)).status).toBe(403)
    }
  })

  it('the lead sets no password of a school-admin who has left, is still to come or has none yet', async () => {
    const school = await aSchool()
    const left = await aTeacher(school, 'qianren', { role: 'school-admin' })
    expect((await school.admin.send('POST', `accounts/${left.id}/disable`)).status).toBe(204)
    const tomorrow = { staff: 'staff-next', role: 'school-admin', from: '2026-09-08' } as const
    await writeRecords(school, [
      { kind: 'staff', id: 'staff-next', version: 0, body: { name: '明日', active: true } },
      { kind: 'assignment', id: 'next-0', version: 0, body: tomorrow },
    ])
    const refused = (what: string, body = {}) => school.lead.send('POST', `accounts${what}`, body)
    const wanted = { staff: [{ id: 'staff-next' }] }
    expect((await refused('', wanted)).status).toBe(403)
    expect((await school.admin.send('POST', 'accounts', wanted)).status).toBe(201)
    for (const staff of [left.id, 'staff-next'])
      for (const what of ['disable', 'reset', 'enable'])
        expect([what, (await refused(`/${staff}/${what}`)).status]).toEqual([what, 403])
  })

  it('the lead lets no former school-admin in again by the record either', async () => {
    const school = await aSchool()
    const left = await aTeacher(school, 'qianren', { role: 'school-admin' })
    await school.admin.send('POST', `accounts/${left.id}/disable`)
    const back = { kind: 'staff', id: left.id, version: 2, body: { name: 'qianren', active: true } }
    const refused = await school.lead.send('POST', 'records', { changes: [back] })
    expect([refused.status, refused.body.error]).toEqual([403, 'admin-only'])
  })

  it("are listed, one's own or all, and ended", async () => {
    const school = await aSchool()
    const teacher = await aTeacher(school, 'likai', { role: 'subject-teacher' })
    const phone = await logInAs(school, 'likai')
    const own = (await teacher.send('GET', 'sessions')).body.sessions
    expect(own).toHaveLength(2)
    expect(own.filter(({ current }: { current: boolean }) => current)).toHaveLength(1)
    expect((await school.admin.send('GET', 'sessions')).body.sessions).toHaveLength(4)
    const other = own.find(({ current }: { current: boolean }) => !current).id
    const stranger = await aTeacher(school, 'fremd', { role: 'subject-teacher' })
    expect((await stranger.send('DELETE', `sessions/${other}`)).status).toBe(404)
    expect((await teacher.send('DELETE', `sessions/${other}`)).status).toBe(204)
    expect((await phone.send('GET', 'session')).body.staff).toBeUndefined()
  })

  it('logging out ends the session and leaves the tablet paired', async () => {
    const school = await aSchool()
    const classId = await aClass(school, 2024, 2)
    const both = await aDevice(school, { name: '平板', use: 'class-tablet', class: classId })
    await both.send('POST', 'session', right)
    expect((await both.send('GET', 'session')).body).toMatchObject({
      staff: { name: '周敏' },
      device: { name: '平板' },
    })
    const token = both.cookies['__Host-sz-staff'] as string
    expect((await both.send('DELETE', 'session')).status).toBe(204)
    expect(both.cookies).not.toHaveProperty('__Host-sz-staff')
    expect((await both.send('GET', 'session')).body.staff).toBeUndefined()
    expect((await both.send('GET', 'session')).body.device).toBeDefined()
    expect(
      (await school.send('GET', 'accounts', undefined, { cookies: { '__Host-sz-staff': token } })).status,
    ).toBe(401)
  })

  it('one browser speaks as staff or as device, as its header says', async () => {
    const school = await aSchool()
    const both = await aDevice(school, { name: '大屏', use: 'board' })
    await both.send('POST', 'session', right)
    const as = (kind: string) =>
      both.send('GET', 'accounts', undefined, { headers: { 'x-shanzhen-as': kind } })
    expect((await as('staff')).status).toBe(200)
    expect((await as('device')).status).toBe(403)
    expect((await both.send('GET', 'accounts')).status).toBe(200)
  })

  it('a cookie of one kind is none of the other', async () => {
    const school = await aSchool()
    const token = school.lead.cookies['__Host-sz-staff'] as string
    const swapped = await school.send('GET', 'session', undefined, { cookies: { '__Host-sz-device': token } })
    expect(swapped.body).toEqual({ school: expect.anything() })
  })

  it('notes the last contact now and then, and renews the cookie', async () => {
    const school = await aSchool()
    const seen = async () => (await school.lead.send('GET', 'sessions')).body.sessions[0].lastSeen
    expect(await seen()).toBe(mondayMorning / 1000)
    school.clock.advance(200)
    expect(await seen()).toBe(mondayMorning / 1000)
    school.clock.advance(86_400)
    const answer = await school.lead.send('GET', 'sessions')
    expect(String(answer.headers['set-cookie'])).toContain('Max-Age=34560000')
    expect(await seen()).toBe(mondayMorning / 1000 + 86_600)
  })
})
