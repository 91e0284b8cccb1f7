import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { changePassword } from '../auth/change-password.ts'
import { logIn } from '../auth/log-in.ts'
import { endSessions } from '../auth/end-sessions.ts'
import { listSessions } from '../auth/sessions.ts'
import { whoAmI } from '../auth/who-am-i.ts'
import { secondsNow } from '../deps.ts'
import { browserOf } from '../http/browser.ts'
import { tryerOf } from '../http/client-of.ts'
import { giveToken, takeToken } from '../http/cookies.ts'
import { loginLimit } from '../http/limits.ts'
import { needsHttps } from '../http/own-origin.ts'
import { problem, readBody, readParams } from '../http/problem.ts'
import { sessionsOf, viewerRoles } from '../http/viewer.ts'
import { must } from '../../domain/result.ts'
import { theSchool } from '../school/the-school.ts'
import type { Services } from '../services.ts'

const word = (max: number) => v.pipe(v.string(), v.maxLength(max))
const loginBody = v.strictObject({ login: word(100), password: word(200) })
const passwordBody = v.strictObject({ current: word(200), next: word(200) })
const sessionParams = v.strictObject({ id: word(64) })

export function sessionRoutes(app: FastifyInstance, services: Services): void {
  const { database } = services

  app.get('/api/v1/session', async (request) =>
    whoAmI(services, await sessionsOf(services, request, secondsNow(services))),
  )

  app.post(
    '/api/v1/session',
    { onRequest: needsHttps, config: { rateLimit: loginLimit(services) } },
    async (request, reply) => {
      const credentials = readBody(loginBody, request)
      const school = await theSchool(database.read)
      if (!school) return problem(reply, 409, 'not-set-up')
      const label = browserOf(request)
      const entered = await logIn(services, school.id, tryerOf(request), { ...credentials, label })
      if (!entered.ok) {
        const { code, ...more } = entered.error
        const status = code === 'wait' ? 429 : code === 'account-disabled' ? 403 : 401
        return problem(reply, status, code, more)
      }
      giveToken(reply, 'staff', entered.value.token)
      giveToken(reply, 'browser', entered.value.browser)
      const session = { school: school.id, id: entered.value.session, state: 'active', lastSeen: 0 } as const
      const author = { kind: 'staff', id: entered.value.staff } as const
      return whoAmI(services, { staff: { ...session, author }, device: null })
    },
  )

  /** Logs the staff member out of this browser; a device stays paired. */
  app.delete('/api/v1/session', async (request, reply) => {
    const { staff } = await sessionsOf(services, request, secondsNow(services))
    if (staff) await endSessions(services, { school: staff.school, id: staff.id })
    takeToken(reply, 'staff')
    return reply.code(204).send()
  })

  app.post(
    '/api/v1/session/password',
    { onRequest: needsHttps, config: { rateLimit: loginLimit(services) } },
    async (request, reply) => {
      const { current, next } = readBody(passwordBody, request)
      const { school, author, session } = must(request.viewer, 'the guard lets only viewers in')
      const changed = await changePassword(services, { school, staff: author.id, session }, current, next)
      if (changed.ok) return reply.code(204).send()
      const { code, ...more } = changed.error
      return problem(reply, code === 'wrong-password' ? 403 : 422, code, more)
    },
  )

  app.get('/api/v1/sessions', async (request) => {
    const viewer = must(request.viewer, 'the guard lets only viewers in')
    const isAdmin = (await viewerRoles(services, viewer)).has('school-admin')
    const listed = await listSessions(database.read, viewer.school, isAdmin ? undefined : viewer.author)
    return { sessions: listed.map((session) => ({ ...session, current: session.id === viewer.session })) }
  })

  app.delete('/api/v1/sessions/:id', async (request, reply) => {
    const { id } = readParams(sessionParams, request)
    const viewer = must(request.viewer, 'the guard lets only viewers in')
    const isAdmin = (await viewerRoles(services, viewer)).has('school-admin')
    const which = { school: viewer.school, id, ...(isAdmin ? {} : { subject: viewer.author }) }
    return (await endSessions(services, which)) ? reply.code(204).send() : problem(reply, 404, 'not-found')
  })
}
