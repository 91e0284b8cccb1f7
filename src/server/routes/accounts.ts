import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { isEverAdmin } from '../../domain/permissions/roles.ts'
import { recordId } from '../../domain/records/field.schema.ts'
import { must } from '../../domain/result.ts'
import { listAccounts } from '../auth/accounts.ts'
import { createAccounts } from '../auth/create-accounts.ts'
import { disableAccount, enableAccount } from '../auth/disable-account.ts'
import { resetPassword } from '../auth/reset-password.ts'
import { problem, readBody, readParams } from '../http/problem.ts'
import { viewerRoles } from '../http/viewer.ts'
import type { Services } from '../services.ts'

const login = v.pipe(v.string(), v.minLength(2), v.maxLength(40))
const accountsBody = v.strictObject({
  staff: v.pipe(
    v.array(v.strictObject({ id: recordId, login: v.exactOptional(login) })),
    v.minLength(1),
    v.maxLength(200),
  ),
})
const staffParams = v.strictObject({ staff: recordId })

export function accountRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/v1/accounts', async (request) => ({
    accounts: await listAccounts(services.database.read, viewerOf(request).school),
  }))

  app.post('/api/v1/accounts', async (request, reply) => {
    const { staff } = readBody(accountsBody, request)
    const { school, author } = viewerOf(request)
    const ids = staff.map(({ id }) => id)
    if (!(await mayTouch(services, request, ids))) return problem(reply, 403, 'forbidden')
    const created = await createAccounts(services, school, author.id, staff)
    if (created.ok) return reply.code(201).send({ accounts: created.value })
    const { code, ...more } = created.error
    return problem(reply, 409, code, more)
  })

  app.post('/api/v1/accounts/:staff/reset', async (request, reply) => {
    const { staff } = readParams(staffParams, request)
    const { school, author } = viewerOf(request)
    if (!(await mayTouch(services, request, [staff]))) return problem(reply, 403, 'forbidden')
    const reset = await resetPassword(services, school, author.id, staff)
    return reset.ok ? reply.send(reset.value) : problem(reply, 404, reset.error)
  })

  app.post('/api/v1/accounts/:staff/disable', (request, reply) =>
    turn(services, request, reply, disableAccount),
  )
  app.post('/api/v1/accounts/:staff/enable', (request, reply) =>
    turn(services, request, reply, enableAccount),
  )
}

const viewerOf = (request: FastifyRequest) => must(request.viewer, 'the guard lets only viewers in')

/**
 * The lead looks after the teachers; the account of a school-admin is another school-admin's, also before it is made
 * and after the person has left: whoever sets its password can enter with it.
 */
async function mayTouch(
  services: Services,
  request: FastifyRequest,
  staff: readonly string[],
): Promise<boolean> {
  const viewer = viewerOf(request)
  if ((await viewerRoles(services, viewer)).has('school-admin')) return true
  const { view } = await services.views.now(services.database.read, viewer.school)
  return !staff.some((id) => isEverAdmin(id, view))
}

async function turn(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  change: typeof disableAccount,
) {
  const { staff } = readParams(staffParams, request)
  const { school, author } = viewerOf(request)
  if (!(await mayTouch(services, request, [staff]))) return problem(reply, 403, 'forbidden')
  const changed = await change(services, school, author.id, staff)
  if (changed.ok) return reply.code(204).send()
  const { code, ...more } = changed.error
  return problem(reply, code === 'unknown-staff' ? 404 : 409, code, more)
}
