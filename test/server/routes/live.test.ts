import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { aSchool, aTeacher } from '../../support/server.ts'

type Stream = { readonly status: number; readonly closed: Promise<void> }

async function aTeacherWhoListens() {
  const school = await aSchool()
  const teacher = await aTeacher(school, 'wangfang', { role: 'subject-teacher' })
  await school.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = school.app.server.address() as AddressInfo
  const [name, value] = Object.entries(teacher.cookies)[0] ?? []
  const headers = { cookie: `${name}=${value}` }
  const listen = () =>
    new Promise<Stream>((resolve) => {
      const live = request({ port, host: '127.0.0.1', path: '/api/v1/live', headers }, (response) => {
        response.resume()
        const closed = new Promise<void>((ended) => response.once('close', () => ended()))
        resolve({ status: response.statusCode ?? 0, closed })
      })
      live.on('error', () => undefined).end()
      onTestFinished(() => void live.destroy())
    })
  return { school, teacher, listen }
}

it('a stream whose session ends with a commit closes, and the server goes on', async () => {
  const { school, teacher, listen } = await aTeacherWhoListens()
  const { closed } = await listen()
  // Both in one breath: the session ends, and the staff record's change is told to every stream.
  expect((await school.admin.send('POST', `accounts/${teacher.id}/disable`)).status).toBe(204)
  await closed
  expect((await school.admin.send('GET', 'sessions')).status).toBe(200)
})

it('a phone that went from network to network hears again at once; the stream nobody reads any more is closed', async () => {
  const { listen } = await aTeacherWhoListens()
  const left = [await listen(), await listen(), await listen()]
  expect((await listen()).status).toBe(200)
  await left[0]?.closed
})
