import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { aSchool, aTeacher } from '../../support/server.ts'

it('a stream whose session ends with a commit closes, and the server goes on', async () => {
  const school = await aSchool()
  const teacher = await aTeacher(school, 'wangfang', { role: 'subject-teacher' })
  await school.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = school.app.server.address() as AddressInfo
  const [name, value] = Object.entries(teacher.cookies)[0] ?? []
  const headers = { cookie: `${name}=${value}` }
  const { closed } = await new Promise<{ closed: Promise<void> }>((resolve) => {
    const live = request({ port, host: '127.0.0.1', path: '/api/v1/live', headers }, (response) => {
      response.resume()
      resolve({ closed: new Promise((ended) => response.once('close', () => ended())) })
    })
    live.on('error', () => undefined).end()
    onTestFinished(() => void live.destroy())
  })
  // Both in one breath: the session ends, and the staff record's change is told to every stream.
  expect((await school.admin.send('POST', `accounts/${teacher.id}/disable`)).status).toBe(204)
  await closed
  expect((await school.admin.send('GET', 'sessions')).status).toBe(200)
})
