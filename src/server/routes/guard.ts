/** Enforces `routeAccess`: no route without a row, no request past a cell that says no. */
import type { FastifyInstance } from 'fastify'
import { problem } from '../http/problem.ts'
import { type Viewer, viewerRoles } from '../http/viewer.ts'
import type { Services } from '../services.ts'
import { mustChangePassword } from '../auth/accounts.ts'
import { accessOf, type Caller, isRouteId } from './route-access.ts'

export function guardRoutes(app: FastifyInstance, services: Services): void {
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) {
      if (!isRouteId(`${one} ${url}`)) throw new Error(`no row in routeAccess for ${one} ${url}`)
    }
  })
  app.addHook('onRequest', async (request, reply) => {
    const { url } = request.routeOptions
    const id = `${request.method} ${url ?? ''}`
    if (url === undefined || !isRouteId(id)) return
    const who = await callersOf(services, request.viewer)
    if (accessOf(id, who) !== 'no') return
    if (!request.viewer) return problem(reply, 401, 'unauthenticated')
    return problem(reply, 403, who.has('must-change') ? 'must-change' : 'forbidden')
  })
}

async function callersOf(services: Services, viewer: Viewer | null): Promise<Set<Caller>> {
  if (!viewer) return new Set(['anonymous'])
  if (viewer.state === 'push-only') return new Set(['push-only'])
  if (
    viewer.author.kind === 'staff' &&
    (await mustChangePassword(services, viewer.school, viewer.author.id))
  ) {
    return new Set(['must-change'])
  }
  const roles = await viewerRoles(services, viewer)
  return new Set<Caller>(roles.size > 0 ? roles : ['unassigned'])
}
