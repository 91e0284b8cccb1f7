/** What a person decides about refused and quarantined facts: one by one, or as a block in one commit. */
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { recordId } from '../../domain/records/field.schema.ts'
import { must } from '../../domain/result.ts'
import { problem, readBody, readParams } from '../http/problem.ts'
import { type Viewer, viewerRoles } from '../http/viewer.ts'
import type { Services } from '../services.ts'
import { decideBlock, decideHeld } from '../sync/decide-held.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import { secondsNow } from '../deps.ts'

const params = v.strictObject({ id: recordId })
const decision = v.picklist(['release', 'reject', 'seen'])
const body = v.strictObject({ decision })
const blockBody = v.strictObject({
  ids: v.pipe(v.array(recordId), v.minLength(1), v.maxLength(200)),
  decision,
})

export function heldRoutes(app: FastifyInstance, services: Services): void {
  app.post('/api/v1/held', async (request, reply) => {
    const { school, author } = must(request.viewer, 'the access table admits signed-in callers only')
    const block = readBody(blockBody, request)
    const left = await decideBlock(services, school, block.ids, block.decision, author.id)
    services.commits.emit(school)
    return reply.send({ left })
  })

  app.post('/api/v1/held/:id', async (request, reply) => {
    const viewer = must(request.viewer, 'the access table admits signed-in callers only')
    const { id } = readParams(params, request)
    const { decision } = readBody(body, request)
    if (!(await mayDecide(services, viewer, id, decision))) return problem(reply, 403, 'forbidden')
    const decided = await decideHeld(services, viewer.school, id, decision, viewer.author.id)
    if (!decided.ok) return problem(reply, decided.error === 'unknown' ? 404 : 409, decided.error)
    services.commits.emit(viewer.school)
    return reply.send({})
  })
}

/** The lead decides all; a class teacher may put aside what concerns the own class. */
async function mayDecide(services: Services, viewer: Viewer, id: string, decision: string): Promise<boolean> {
  const roles = await viewerRoles(services, viewer)
  if (roles.has('programme-lead')) return true
  const { view } = await services.views.now(services.database.read, viewer.school)
  const held = view.all('held').get(id)
  const today = localDateOf(secondsNow(services), view.calendar.zone)
  const isOwn = Boolean(held?.class && view.ownClasses(viewer.author.id, today).has(held.class))
  return decision === 'seen' && isOwn
}
