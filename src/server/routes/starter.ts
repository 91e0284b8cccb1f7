/** `GET /api/v1/starter`: what a new school begins with, for a school that was set up before some of it was there. */
import type { FastifyInstance } from 'fastify'
import { localDateOf } from '../../domain/time/local-time.ts'
import { must } from '../../domain/result.ts'
import { secondsNow } from '../deps.ts'
import { starterContent } from '../school/starter-content.ts'
import type { Services } from '../services.ts'

export function starterRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/v1/starter', async (request) => {
    const { school } = must(request.viewer, 'the guard lets only viewers in')
    const { view } = await services.views.now(services.database.read, school)
    const today = localDateOf(secondsNow(services), view.calendar.zone)
    return { records: starterContent(today).map(({ kind, id, body }) => ({ kind, id, body })) }
  })
}
