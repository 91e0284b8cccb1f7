/** Who is counted when a password is tried: see `auth/tryer.ts`. */
import { describe, expect, it } from 'vitest'
import { delayAfter } from '../../../src/server/auth/login-delays.ts'
import { aSchool, aTeacher, goodPassword, logInAs } from '../../support/server.ts'

const right = { login: 'zhoumin', password: goodPassword }
const wrong = { login: 'zhoumin', password: 'not-this-one' }

describe('a wrong password', () => {
  it("makes a teacher wait who guesses the administrator's password between own logins", async () => {
    const school = await aSchool()
    await aTeacher(school, 'likai', { role: 'subject-teacher' })
    const heard = []
    for (let tries = 0; tries < 6; tries += 1) {
      const phone = await logInAs(school, 'likai')
      const guess = { login: 'linhaitao', password: `guess-${tries}` }
      heard.push((await phone.send('POST', 'session', guess)).body.error)
    }
    expect(heard).toEqual(['wrong-login', ...Array<string>(5).fill('wait')])
  })

  it('counts a teacher who is signed in as one person, from whatever address', async () => {
    const school = await aSchool()
    const phone = await aTeacher(school, 'likai', { role: 'subject-teacher' })
    const from = (address: string) =>
      phone.send('POST', 'session', { login: 'linhaitao', password: 'x' }, { from: address })
    expect((await from('127.0.0.21')).body.error).toBe('wrong-login')
    expect((await from('127.0.0.22')).body.error).toBe('wait')
  })

  describe('behind the one address of a school', () => {
    const from = '127.0.9.1'
    const guessed = async (tries: number) => {
      const school = await aSchool()
      const phone = school.browser()
      await phone.send('POST', 'session', right, { from })
      await phone.send('DELETE', 'session', undefined, { from })
      for (let done = 0; done < tries; done += 1) {
        await school.send('POST', 'session', wrong, { from })
        school.clock.advance(delayAfter(done + 1))
      }
      await school.send('POST', 'session', wrong, { from })
      return { school, phone }
    }

    it('lets the teacher in on the own phone while a pupil types nonsense', async () => {
      const { school, phone } = await guessed(5)
      expect((await school.send('POST', 'session', right, { from })).body.error).toBe('wait')
      expect((await phone.send('POST', 'session', right, { from })).status).toBe(200)
    })

    it('makes wait on the own phone as well whoever types nonsense there', async () => {
      const { phone } = await guessed(0)
      expect((await phone.send('POST', 'session', wrong, { from })).body.error).toBe('wrong-login')
      expect((await phone.send('POST', 'session', right, { from })).body.error).toBe('wait')
    })

    it('knows a phone for its own account alone, and no longer after a reset by the office', async () => {
      const { school, phone } = await guessed(0)
      const other = { login: 'linhaitao', password: 'x' }
      await school.send('POST', 'session', other, { from })
      expect((await phone.send('POST', 'session', other, { from })).body.error).toBe('wait')
      await school.admin.send('POST', `accounts/${school.ids.lead}/reset`)
      await school.send('POST', 'session', wrong, { from })
      expect((await phone.send('POST', 'session', wrong, { from })).body.error).toBe('wait')
    })

    it('believes no cookie that it has not given', async () => {
      const { school } = await guessed(0)
      const cookies = { '__Host-sz-browser': 'x'.repeat(43) }
      expect((await school.send('POST', 'session', right, { from, cookies })).body.error).toBe('wait')
    })

    it('hears a known phone also in a minute that others have used up', async () => {
      const { school, phone } = await guessed(0)
      const guess = (index: number) =>
        school.send('POST', 'session', { login: `a${index}`, password: 'x' }, { from })
      let last = await guess(0)
      for (let tries = 1; tries < 300; tries += 1) last = await guess(tries)
      expect([last.status, last.body.error]).toEqual([429, 'too-many-requests'])
      expect((await school.send('POST', 'session', right, { from: '127.0.9.2' })).status).toBe(200)
      expect((await phone.send('POST', 'session', right, { from })).status).toBe(200)
    })
  })

  it('takes thirty tries a minute from one who is signed in, whatever the address', async () => {
    const school = await aSchool()
    const statuses: number[] = []
    for (let tries = 0; tries < 31; tries += 1) {
      const guess = { login: `a${tries}`, password: 'x' }
      statuses.push(
        (await school.lead.send('POST', 'session', guess, { from: `127.0.1.${tries + 1}` })).status,
      )
    }
    expect(statuses).toEqual([...Array<number>(30).fill(401), 429])
  })
})
