/** What a school hands out on paper: signed from its records, checked by anybody. */
import { webcrypto } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { bytesToSign, checkPaper, paperCode } from '../../../src/domain/papers/paper.ts'
import { aClassOf, anAppointment, aPost, childOf, ownClass } from '../../support/builders/index.ts'
import { aSchool, type TestSchool } from '../../support/server.ts'

const child = childOf(ownClass, 1)
const appointment = `${child}-at-post-reading`
let school: TestSchool

beforeEach(async () => {
  school = await aSchool()
  const rows = [
    ...aClassOf(2, ownClass),
    aPost('post-reading', { name: '图书角', windows: [] }),
    anAppointment(child, 'post-reading', { windows: [], to: '2027-01-22' }),
  ]
  const changes = rows.map(({ kind, id, body }) => ({ kind, id, version: 0, body }))
  const saved = await school.lead.send('POST', 'records', { changes })
  expect(saved.body).toMatchObject({ records: {} })
})

const sign = (papers: object[]) => school.lead.send('POST', 'papers', { papers })
const anAppointmentPaper = { kind: 'appointment', id: appointment }
const codeOfPaper = async () => String((await sign([anAppointmentPaper])).body.papers[0].code)
const check = (code: string) => school.browser().send('POST', 'papers/check', { code })

describe('a paper', () => {
  it('says what the records say, and keeps its number when it is printed again', async () => {
    const first = await sign([anAppointmentPaper])
    expect(first.status).toBe(200)
    expect(first.body.papers[0].paper).toMatchObject({
      subject: '图书角',
      from: '2026-09-01',
      to: '2027-01-22',
      issued: '2026-09-07',
    })
    expect(first.body.papers[0].paper.number).toMatch(/^SZ-2026-[0-9A-Z]{6}$/)
    school.clock.advance(86_400)
    const again = await sign([anAppointmentPaper, { ...anAppointmentPaper, kind: 'post-card' }])
    expect(again.body.papers[0].paper.number).toBe(first.body.papers[0].paper.number)
    expect(again.body.papers[1].paper.number).not.toBe(first.body.papers[0].paper.number)
  })

  it('that was taken back is said to be, on the number printed on it, until it stands again', async () => {
    const { paper, code } = (await sign([anAppointmentPaper])).body.papers[0]
    const id = String(paper.number).toLowerCase()
    const body = { number: paper.number, on: '2026-09-08', reason: '交回来了' }
    const withdraw = (version: number, what: object | null) =>
      school.lead.send('POST', 'records', {
        changes: [{ kind: 'withdrawn-paper', id, version, body: what }],
      })
    const known = async () => [
      (await school.browser().send('GET', 'papers/key')).body.withdrawn,
      (await check(code)).body.withdrawn,
    ]
    expect(await known()).toEqual([[], []])
    expect((await withdraw(0, body)).status).toBe(200)
    expect(await known()).toEqual([[paper.number], [paper.number]])
    expect((await check(code)).body.verdict.kind).toBe('genuine')
    expect((await withdraw(1, null)).status).toBe(200)
    expect(await known()).toEqual([[], []])
    expect((await withdraw(2, { ...body, number: 'SZ-1' })).status).toBe(422)
  })

  it('is checked without a login, by the server and by a browser’s own WebCrypto', async () => {
    const code = await codeOfPaper()
    expect((await check(code)).body.verdict).toMatchObject({ kind: 'genuine', paper: { subject: '图书角' } })
    const { keys } = (await school.browser().send('GET', 'papers/key')).body
    expect(Object.keys(keys[0])).toEqual(['id', 'x', 'y'])
    const { id, x, y } = keys[0]
    const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const
    const key = await webcrypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y }, curve, false, [
      'verify',
    ])
    const isBy = (signature: Uint8Array, signed: Uint8Array) =>
      webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed)
    expect((await checkPaper(code, [{ id, verify: isBy }])).kind).toBe('genuine')
  })

  it('is refused as altered or unreadable, and a school without a key knows none', async () => {
    expect((await check('anything')).body.verdict).toEqual({ kind: 'unreadable' })
    const { paper } = (await sign([anAppointmentPaper])).body.papers[0]
    const code = await codeOfPaper()
    const [, keyId = ''] = code.split('.')
    expect(bytesToSign(paper).length).toBeGreaterThan(0)
    const forged = paperCode({ ...paper, name: '别人' }, keyId, new Uint8Array(64).fill(1))
    expect((await check(forged)).body.verdict).toEqual({ kind: 'altered' })
    const elsewhere = await aSchool()
    const asked = await elsewhere.browser().send('POST', 'papers/check', { code })
    expect(asked.body.verdict).toEqual({ kind: 'other-school' })
    expect((await elsewhere.browser().send('GET', 'papers/key')).body).toEqual({ keys: [], withdrawn: [] })
  })

  it('is not signed for a record that is not there, and none of the others then', async () => {
    const answer = await sign([anAppointmentPaper, { kind: 'appointment', id: 'nobody' }])
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ error: 'unknown-record', id: 'nobody' })
  })

  it('names an honour and where it was earned', async () => {
    const honour = {
      student: child,
      post: 'post-reading',
      name: '岗位之星',
      term: 'term-2026-1',
      reason: '每次都提前到岗',
      decidedOn: '2026-09-07',
    }
    const changes = [{ kind: 'honour', id: 'honour-1', version: 0, body: honour }]
    expect((await school.lead.send('POST', 'records', { changes })).status).toBe(200)
    const signed = await sign([{ kind: 'honour', id: 'honour-1' }])
    expect(signed.body.papers[0].paper).toMatchObject({ subject: '岗位之星（图书角）', from: '', to: '' })
    expect((await check(String(signed.body.papers[0].code))).body.verdict.kind).toBe('genuine')
  })

  it('is withdrawn by itself with the honour that is taken back, for good', async () => {
    const honour = { student: child, post: 'post-reading', name: '岗位之星', term: 'term-2026-1' }
    const body = { ...honour, reason: '每次都提前到岗', decidedOn: '2026-09-07' }
    const save = (version: number, what: object | null, kind = 'honour', id = 'honour-1') =>
      school.lead.send('POST', 'records', { changes: [{ kind, id, version, body: what }] })
    expect((await save(0, body)).status).toBe(200)
    const { paper, code } = (await sign([{ kind: 'honour', id: 'honour-1' }])).body.papers[0]
    expect((await save(1, { ...body, reason: '每次都提前到岗，还带着新同学' })).status).toBe(200)
    expect((await check(code)).body.withdrawn).toEqual([])
    expect((await save(2, null)).status).toBe(200)
    expect((await check(code)).body).toMatchObject({
      verdict: { kind: 'genuine' },
      withdrawn: [paper.number],
    })
    const again = await save(1, null, 'withdrawn-paper', String(paper.number).toLowerCase())
    expect(again.body).toMatchObject({ error: 'not-removable' })
    expect((await check(code)).body.withdrawn).toEqual([paper.number])
  })

  it('is noted with who printed it and when, how often, and that it did not come out', async () => {
    const prints = async () => {
      const { view } = await school.services.views.now(school.services.database.read, school.school)
      const printed = [...view.all('printed-paper').values()].sort((a, b) => (a.kind < b.kind ? -1 : 1))
      return printed.map(({ id: _id, number: _number, of: _of, ...shown }) => shown)
    }
    const about = { student: child, post: 'post-reading', from: '2026-09-01' }
    const card = { ...anAppointmentPaper, kind: 'post-card' }
    await sign([anAppointmentPaper, anAppointmentPaper])
    const first = { by: school.ids.lead, at: expect.any(Number) }
    expect(await prints()).toEqual([{ ...about, kind: 'appointment', prints: [first] }])
    await sign([anAppointmentPaper, card])
    const failed = await school.lead.send('POST', 'papers/failed', { papers: [anAppointmentPaper] })
    expect(failed.body).toEqual({ noted: 1 })
    expect(await prints()).toEqual([
      { ...about, kind: 'appointment', prints: [first, { ...first, failed: true }] },
      { ...about, kind: 'post-card', prints: [first] },
    ])
    const nothing = await school.lead.send('POST', 'papers/failed', {
      papers: [{ kind: 'honour', id: 'nobody' }],
    })
    expect(nothing.body).toMatchObject({ error: 'unknown-record', id: 'nobody' })
    const own = { number: 'SZ-2026-AAAAAA', prints: [] }
    const byHand = { kind: 'printed-paper', id: 'sz-2026-aaaaaa', version: 0, body: { ...about, ...own } }
    expect((await school.lead.send('POST', 'records', { changes: [byHand] })).status).toBe(403)
  })

  it('one key, however many ask at once', async () => {
    const answers = await Promise.all([codeOfPaper(), codeOfPaper(), codeOfPaper()])
    expect(new Set(answers.map((code) => code.split('.')[1])).size).toBe(1)
  })
})
