import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { openSession } from '../auth/sessions.ts'
import { forgetSetUpToken, isSetUpToken } from '../auth/set-up-token.ts'
import { inSchool } from '../db/transactions.ts'
import { giveToken } from '../http/cookies.ts'
import { needsHttps } from '../http/own-origin.ts'
import { problem, readBody, readQuery } from '../http/problem.ts'
import { proposeSetUp } from '../school/propose-set-up.ts'
import { createSchool, newSchoolSchema } from '../school/set-up.ts'
import { viewerRoles } from '../http/viewer.ts'
import { theSchool } from '../school/the-school.ts'
import type { Services } from '../services.ts'
import { browserOf } from '../http/browser.ts'

const tokenText = v.pipe(v.string(), v.maxLength(100))
const setUpBody = v.strictObject({ token: tokenText, ...newSchoolSchema.entries })
const proposalQuery = v.strictObject({ schoolYear: v.pipe(v.string(), v.regex(/^20\d\d$/)) })

/** The link's fragment never reaches a log: the page sends it in this header. */
const tokenHeader = 'x-shanzhen-setup'

export function setupRoutes(app: FastifyInstance, services: Services): void {
  const { database } = services

  app.get('/api/v1/setup', async () => ({ needed: (await theSchool(database.read)) === null }))

  app.get('/api/v1/setup/proposal', { onRequest: needsHttps }, async (request, reply) => {
    const { schoolYear } = readQuery(proposalQuery, request)
    if (!(await mayPropose(services, request))) return problem(reply, 403, 'wrong-token')
    return proposeSetUp(Number(schoolYear))
  })

  app.post('/api/v1/setup', { onRequest: needsHttps }, async (request, reply) => {
    const { token, ...input } = readBody(setUpBody, request)
    if (await theSchool(database.read)) return problem(reply, 409, 'already-set-up')
    if (!(await isSetUpToken(database.read, token))) return problem(reply, 403, 'wrong-token')
    const created = await createSchool(services, input)
    if (!created.ok) {
      const { code, ...more } = created.error
      return problem(reply, code === 'already-set-up' ? 409 : 422, code, more)
    }
    const { school, admin } = created.value
    const session = await inSchool(database, school, async (tx) => {
      await forgetSetUpToken(tx)
      const author = { kind: 'staff', id: admin } as const
      return openSession(services, tx, { school, author, label: browserOf(request) })
    })
    giveToken(reply, 'staff', session.token)
    return reply
      .code(201)
      .send({ school: { id: school, name: input.school.name }, staff: { id: admin, name: input.admin.name } })
  })
}

/** With the link's token before there is a school; later the office plans its next year with it. */
async function mayPropose(services: Services, request: FastifyRequest): Promise<boolean> {
  if (await isSetUpToken(services.database.read, headerToken(request))) return true
  if (request.viewer?.state !== 'active') return false
  const roles = await viewerRoles(services, request.viewer)
  return roles.has('programme-lead') || roles.has('school-admin')
}

function headerToken(request: FastifyRequest): string {
  const value = request.headers[tokenHeader]
  return typeof value === 'string' ? value : ''
}
