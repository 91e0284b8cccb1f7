import { describe, expect, it } from 'vitest'
import { mostWrong } from '../../../src/server/auth/pairing/tries.ts'
import { aClass, aDevice, aSchool, aTeacher, logInAs, type TestSchool } from '../../support/server.ts'

const wrongCode = (index: number) => String(index).padStart(8, '0')
const newTablet = (classId: string) => ({ name: '三(2)班平板', use: 'class-tablet', class: classId })

async function aPairing(school: TestSchool) {
  const classId = await aClass(school, 2024, 2)
  const made = await school.lead.send('POST', 'pairings', { device: newTablet(classId) })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body as { id: string; code: string; secret: string; qr: string; expiresAt: number }
}

describe('pairing a tablet', () => {
  it('goes from the code over the claim and the confirmation to the cookie', async () => {
    const school = await aSchool()
    const pairing = await aPairing(school)
    const tablet = school.browser()
    const claimed = await tablet.send('POST', 'pair', {
      code: pairing.code.toLowerCase(),
      label: 'Android · Chrome',
    })
    expect(claimed.status).toBe(200)
    const mine = { pairing: claimed.body.pairing, claim: claimed.body.claim }
    expect((await tablet.send('POST', 'pair/collect', mine)).status).toBe(202)

    const { body } = await school.lead.send('GET', 'pairings')
    expect(body.pairings[0]).toMatchObject({
      state: 'claimed',
      claim: { label: 'Android · Chrome', match: claimed.body.match },
    })
    const confirmed = await school.lead.send('POST', `pairings/${pairing.id}/confirm`, {
      match: claimed.body.match,
    })
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)

    const collected = await tablet.send('POST', 'pair/collect', mine)
    expect(collected.body.device).toMatchObject({
      id: confirmed.body.device,
      use: 'class-tablet',
      state: 'active',
    })
    expect((await tablet.send('GET', 'session')).body.device).toMatchObject({
      name: '三(2)班平板',
      state: 'active',
    })
  })

  it('works by the secret of the QR', async () => {
    const school = await aSchool()
    const pairing = await aPairing(school)
    const [, id, secret] = pairing.qr.split('.')
    expect((await school.browser().send('POST', 'pair', { id, secret, label: 'x' })).status).toBe(200)
  })

  it('answers a used, an expired and a guessed code alike', async () => {
    const school = await aSchool()
    const { code } = await aPairing(school)
    expect((await school.browser().send('POST', 'pair', { code, label: 'first' })).status).toBe(200)
    const used = await school.browser().send('POST', 'pair', { code, label: 'second' })
    const other = await aPairing(school)
    school.clock.advance(601)
    const expired = await school.browser().send('POST', 'pair', { code: other.code, label: 'late' })
    const guessed = await school.browser().send('POST', 'pair', { code: '00000000', label: 'guess' })
    for (const answer of [used, expired, guessed]) {
      expect(answer.status).toBe(403)
      expect(answer.body.error).toBe('wrong-code')
    }
  })

  it('goes to one of two devices that claim it in the same moment', async () => {
    const school = await aSchool()
    const { code } = await aPairing(school)
    const claims = ['one', 'two'].map((label) => school.browser().send('POST', 'pair', { code, label }))
    expect((await Promise.all(claims)).map(({ status }) => status).sort()).toEqual([200, 403])
  })

  it('answers the same claim again when its reply was lost', async () => {
    const school = await aSchool()
    const { code } = await aPairing(school)
    const claim = 'a'.repeat(43)
    const first = await school.browser().send('POST', 'pair', { code, label: 'x', claim })
    const again = await school.browser().send('POST', 'pair', { code, label: 'x', claim })
    expect(again.body).toEqual(first.body)
  })

  it('evaluates only a few of a thousand wrong codes sent at once', async () => {
    const school = await aSchool()
    await aPairing(school)
    const guesses = Array.from({ length: 60 }, (_, index) =>
      school.send('POST', 'pair', { code: wrongCode(index), label: 'x' }),
    )
    const answers = await Promise.all(guesses)
    const refused = answers.filter(({ body }) => body.error === 'too-many-tries')
    // Of those that are heard the last may find the hashing busy.
    expect(refused).toHaveLength(60 - mostWrong.address)
  })

  it('takes the QR of a tablet whose neighbours have typed nonsense behind the same address', async () => {
    const school = await aSchool()
    const { qr } = await aPairing(school)
    const from = '127.0.9.1'
    for (let tries = 0; tries < mostWrong.address; tries += 1)
      await school.send('POST', 'pair', { code: wrongCode(tries), label: 'x' }, { from })
    const typed = await school.send('POST', 'pair', { code: '0000000Z', label: 'x' }, { from })
    expect([typed.status, typed.body.error]).toEqual([429, 'too-many-tries'])
    const [, id, secret] = qr.split('.')
    expect((await school.send('POST', 'pair', { id, secret, label: 'x' }, { from })).status).toBe(200)
  })

  it('hears five wrong codes of one teacher, however many sessions and addresses', async () => {
    const school = await aSchool()
    await aTeacher(school, 'likai', { role: 'subject-teacher' })
    const heard: number[] = []
    for (let tries = 0; tries < 8; tries += 1) {
      const phone = await logInAs(school, 'likai')
      const sent = { code: wrongCode(tries), label: 'x' }
      heard.push((await phone.send('POST', 'pair', sent, { from: `127.0.1.${tries + 1}` })).status)
    }
    expect(heard).toEqual([403, 403, 403, 403, 403, 429, 429, 429])
  })

  it('gives the token again when the reply with it was lost, and the lost one is dead', async () => {
    const school = await aSchool()
    const pairing = await aPairing(school)
    const claimed = await school.send('POST', 'pair', { code: pairing.code, label: 'x' })
    await school.lead.send('POST', `pairings/${pairing.id}/confirm`)
    const mine = { pairing: claimed.body.pairing, claim: claimed.body.claim }
    const lost = school.browser()
    await lost.send('POST', 'pair/collect', mine)
    const tablet = school.browser()
    await tablet.send('POST', 'pair/collect', mine)
    expect((await lost.send('GET', 'session')).body.device).toBeUndefined()
    expect((await tablet.send('GET', 'session')).body.device).toBeDefined()
    school.clock.advance(601)
    expect((await tablet.send('POST', 'pair/collect', mine)).status).toBe(410)
  })

  it.each([
    ['stolen', (school: TestSchool, id: string) => school.admin.send('POST', `devices/${id}/stolen`)],
    ['unpaired', (school: TestSchool, id: string) => school.admin.send('POST', `devices/${id}/unpair`)],
    [
      'signed out by the office',
      async (school: TestSchool, id: string) => {
        const { body } = await school.admin.send('GET', 'sessions')
        const own = body.sessions.find(({ subject }: { subject: string }) => subject === id)
        return school.admin.send('DELETE', `sessions/${own.id}`)
      },
    ],
  ])('gives no token again to a tablet that was %s meanwhile', async (_what, end) => {
    const school = await aSchool()
    const { tablet, mine, device } = await aCollected(school)
    expect((await end(school, device)).status).toBe(204)
    expect((await school.browser().send('POST', 'pair/collect', mine)).status).toBe(410)
    expect((await tablet.send('GET', 'session')).body.device?.state).not.toBe('active')
  })

  it.each(['collected its token', 'not yet asked for its token'])(
    'lets a tablet that had %s not come back once another has its place',
    async (which) => {
      const school = await aSchool()
      const old = await aConfirmed(school)
      if (which === 'collected its token') await old.tablet.send('POST', 'pair/collect', old.mine)
      await aDevice(school, { id: old.device })
      expect((await old.tablet.send('POST', 'pair/collect', old.mine)).status).toBe(410)
    },
  )
})

async function aConfirmed(school: TestSchool) {
  const pairing = await aPairing(school)
  const tablet = school.browser()
  const { body } = await tablet.send('POST', 'pair', { code: pairing.code, label: 'x' })
  const confirmed = await school.lead.send('POST', `pairings/${pairing.id}/confirm`)
  const mine = { pairing: body.pairing as string, claim: body.claim as string }
  return { tablet, mine, device: confirmed.body.device as string }
}

async function aCollected(school: TestSchool) {
  const confirmed = await aConfirmed(school)
  await confirmed.tablet.send('POST', 'pair/collect', confirmed.mine)
  return confirmed
}
