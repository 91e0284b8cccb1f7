/** What every request meets before a route sees it. */
import { brotliDecompressSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { newSetUpToken } from '../../../src/server/auth/set-up-token.ts'
import { contentSecurityPolicy } from '../../../src/server/http/security-headers.ts'
import { depthOf } from '../../../src/server/http/json-body.ts'
import { aNewSchool, aSchool, goodPassword, startTestServer, type TestSchool } from '../../support/server.ts'

let school: TestSchool
beforeAll(async () => {
  school = await aSchool({ keep: true })
  return school.close
})

const raw = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  school.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: {
      host: 'localhost:8080',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      ...headers,
    },
    payload,
  })

describe('a write must come from our own page', () => {
  const body = { login: 'zhoumin', password: goodPassword }
  const post = (headers: Record<string, string>) =>
    school.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { host: 'school.cn:8443', ...headers },
      payload: body,
    })

  it.each([
    ['Sec-Fetch-Site same-origin', { 'sec-fetch-site': 'same-origin' }, 200],
    [
      'another port of the same address',
      { 'sec-fetch-site': 'same-site', origin: 'http://school.cn:9000' },
      403,
    ],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'http://evil.example' }, 403],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }, 403],
    ['an old browser, own origin', { origin: 'http://school.cn:8443' }, 200],
    ['an old browser, other port', { origin: 'http://school.cn:9000' }, 403],
    ['an old browser, same host in clear', { origin: 'https://school.cn:8443' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['neither header', {}, 403],
    [
      'a foreign Sec-Fetch-Site with a forged Origin',
      { 'sec-fetch-site': 'cross-site', origin: 'http://school.cn:8443' },
      403,
    ],
  ])('%s', async (_name, headers, status) => {
    const answer = await post(headers as Record<string, string>)
    expect(answer.statusCode).toBe(status)
    if (status === 403) expect(answer.json().error).toBe('foreign-origin')
  })

  it('a form post gets nowhere, whatever its type', async () => {
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
    ]) {
      expect((await raw('login=zhoumin', { 'content-type': type })).statusCode).toBe(415)
      expect(
        (await raw('login=zhoumin', { 'content-type': type, 'sec-fetch-site': 'same-site' })).statusCode,
      ).toBe(403)
    }
  })

  it('sends no header that would let another origin read', async () => {
    const answer = await school.app.inject({
      method: 'GET',
      url: '/api/v1/health',
      headers: { origin: 'http://evil.example' },
    })
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('bodies', () => {
  it.each([
    ['not JSON', '{"login":'],
    ['empty', ''],
    ['a number', '1'],
    ['null', 'null'],
    ['unknown fields', JSON.stringify({ login: 'a', password: 'b', admin: true })],
    ['a number for a text', JSON.stringify({ login: 1, password: 'b' })],
    ['an array for a text', JSON.stringify({ login: ['zhoumin'], password: 'b' })],
    ['a missing field', JSON.stringify({ login: 'a' })],
    ['__proto__', '{"login":"a","password":"b","__proto__":{"x":1}}'],
    ['constructor.prototype', '{"login":"a","password":"b","constructor":{"prototype":{"x":1}}}'],
    ['a lone surrogate', '{"login":"\\ud83d","password":"b"}'],
    ['too deep', `${'['.repeat(13)}${']'.repeat(13)}`],
  ])('refuses %s with 400', async (_name, payload) => {
    const answer = await raw(payload)
    expect([answer.statusCode, answer.json().error]).toEqual([400, 'bad-request'])
  })

  it('refuses what is nested deeper than twelve, where the shape would allow it', async () => {
    const nested = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`) as object
    const change = (depth: number) => ({
      changes: [{ kind: 'class', id: 'x', version: 0, body: nested(depth) }],
    })
    expect((await school.lead.send('POST', 'records', change(9))).body.error).toBe('malformed')
    expect((await school.lead.send('POST', 'records', change(10))).body.error).toBe('bad-request')
  })

  it('refuses half a million brackets at once, and broken UTF-8', async () => {
    const deep = await school.app.inject({
      method: 'POST',
      url: '/api/v1/records',
      headers: { host: 'x', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      cookies: school.lead.cookies,
      payload: '['.repeat(500_000) + ']'.repeat(500_000),
    })
    expect(deep.statusCode).toBe(400)
    expect((await raw(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).statusCode).toBe(400)
  })

  it('counts brackets, and not those in texts', () => {
    expect(depthOf('{"a":[[1]]}')).toBe(3)
    expect(depthOf('{"a":"[[[[[[\\"[[["}')).toBe(1)
    expect(depthOf('[{},{},[]]')).toBe(2)
  })

  it('refuses more than 64 kB, also when it was small on the way', async () => {
    const big = JSON.stringify({ login: 'a'.repeat(70_000), password: 'b' })
    expect((await raw(big)).statusCode).toBe(413)
    expect((await raw(gzipSync(big), { 'content-encoding': 'gzip' })).statusCode).toBe(413)
    const small = gzipSync(JSON.stringify({ login: 'zhoumin', password: goodPassword }))
    expect((await raw(small, { 'content-encoding': 'gzip' })).statusCode).toBe(200)
    expect((await raw(gzipSync(big).subarray(0, 40), { 'content-encoding': 'gzip' })).statusCode).toBe(400)
  })

  it('repeats nothing of what was sent', async () => {
    const answer = await raw(
      JSON.stringify({ login: '曾乐-secret', password: 'b', 'x<script>': '曾乐-secret' }),
    )
    expect(answer.payload).not.toContain('曾乐')
  })
})

describe('every answer', () => {
  const answers = () =>
    Promise.all([
      school.send('GET', 'health'),
      school.send('GET', '/'),
      school.send('GET', '/no/such/file.js'),
      school.send('GET', '/api/v1/nothing'),
      school.send('GET', 'accounts'),
      school.send('POST', 'session', { nonsense: 1 }),
      school.send('POST', 'session', {}, { headers: { 'sec-fetch-site': 'cross-site' } }),
      school.send('POST', '/nowhere', {}),
    ])

  it('carries the policies, and the mark that it is ours', async () => {
    for (const { headers, status } of await answers()) {
      expect([status, headers['content-security-policy']]).toEqual([status, contentSecurityPolicy])
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-shanzhen': '1',
      })
      expect(headers['permissions-policy']).toContain('camera=(self)')
    }
  })

  it('of the API is stored nowhere; a problem is a code and an id', async () => {
    const all = (await answers()).filter(({ status }) => status >= 400 && status !== 503)
    for (const { body } of all)
      expect(body).toEqual({
        error: expect.any(String),
        id: expect.any(String),
        ...('where' in body ? { where: expect.any(String) } : {}),
      })
    expect((await school.send('GET', 'health')).headers['cache-control']).toBe('no-store')
  })

  it('of a bug says nothing of what went wrong', async () => {
    const server = await startTestServer()
    const logged: string[] = []
    server.services.database.read.selectFrom = () => {
      throw new Error('select * from student where name = 曾乐')
    }
    const answer = await server.send('GET', 'health')
    expect([answer.status, answer.body]).toEqual([500, { error: 'internal', id: expect.any(String) }])
    expect(logged).toEqual([])
  })

  it('is compressed when it is long', async () => {
    const token = await newSetUpToken(school.services)
    const ask = (encoding: string) =>
      school.app.inject({
        method: 'GET',
        url: '/api/v1/setup/proposal?schoolYear=2026',
        headers: { 'accept-encoding': encoding, 'x-shanzhen-setup': token },
      })
    const packed = await ask('br, gzip')
    expect([packed.statusCode, packed.headers['content-encoding']]).toEqual([200, 'br'])
    expect(JSON.parse(brotliDecompressSync(packed.rawPayload).toString()).terms).toHaveLength(2)
    expect((await ask('identity')).json().terms).toHaveLength(2)
  })
})

describe('plain HTTP away from this machine', () => {
  const from = '192.168.1.20'
  it('refuses set-up, login and pairing with the reason', async () => {
    const refused = [
      await school.send('POST', 'session', { login: 'zhoumin', password: goodPassword }, { from }),
      await school.send('POST', 'setup', { token: 'x', ...aNewSchool() }, { from }),
      await school.send('GET', 'setup/proposal?schoolYear=2026', undefined, { from }),
      await school.send('POST', 'pair', { code: '00000000', label: 'x' }, { from }),
      await school.send('POST', 'pair/collect', { pairing: 'x', claim: 'y' }, { from }),
      await school.lead.send('POST', 'pairings', { device: { name: 'x', use: 'board' } }, { from }),
      await school.lead.send('POST', 'session/password', { current: 'x', next: 'y' }, { from }),
    ]
    for (const { status, body } of refused) expect([status, body.error]).toEqual([403, 'needs-https'])
  })

  it('answers what carries no secret', async () => {
    expect((await school.send('GET', 'health', undefined, { from })).status).toBe(200)
    expect((await school.send('GET', 'setup', undefined, { from })).status).toBe(200)
  })

  it('counts this machine by either family of addresses', async () => {
    for (const near of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1']) {
      expect(
        (await school.send('POST', 'pair/collect', { pairing: 'x', claim: 'y' }, { from: near })).status,
      ).toBe(410)
    }
  })
})
