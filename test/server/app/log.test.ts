/** What reaches the log: the pattern of the route and an id, never an address, a name or a token. */
import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { startTestServer } from '../../support/server.ts'

it('logs a bug by the pattern of its route, and nothing of the request', async () => {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  const server = await startTestServer({ logger: { level: 'trace', stream } })
  server.services.database.read.selectFrom = () => {
    throw new Error('broken')
  }
  const cookies = { '__Host-sz-staff': 'secret-token' }
  const answer = await server.send('GET', '/api/v1/access?student=zeng-le-secret', undefined, {
    cookies,
    from: '127.0.0.77',
  })
  expect(answer.status).toBe(500)
  await server.send('GET', 'health')
  await server.send('POST', 'session', '{"login":"name-secret"', {
    headers: { 'content-type': 'application/json' },
  })
  const text = lines.join('')
  expect(text).toContain(answer.body.id)
  expect(text).toContain('"route":"/api/v1/access"')
  expect(text).not.toMatch(/secret|127\.0\.0\.77|student=/)
})
