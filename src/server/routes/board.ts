/**
 * `GET /api/v1/board`: the sums that a paired screen shows, of the school or of the class it hangs in. A board syncs
 * like every device and holds no child's fact; this is all it ever gets to know about children.
 */
import type { FastifyInstance } from 'fastify'
import { boardFigures } from '../../domain/board/board-figures.ts'
import { must } from '../../domain/result.ts'
import { localTimeOf } from '../../domain/time/local-time.ts'
import { termFigures } from '../board/term-figures.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'

export function boardRoutes(app: FastifyInstance, services: Services): void {
  const { read } = services.database
  const figures = termFigures(read)

  app.get('/api/v1/board', async (request) => {
    const { school, author } = must(request.viewer, 'the access table admits boards only')
    const { view } = await services.views.now(read, school)
    const at = secondsNow(services)
    const { date, minutes } = localTimeOf(at, view.calendar.zone)
    const children = await figures.read(school, view, date)
    const own = view.devices.get(author.id)?.class ?? null
    const goals = [...view.all('goal').values()].filter((goal) => goal.class === own)
    const garden = [...view.all('board-setting').values()].some((setting) => setting.garden)
    return boardFigures({ view, children, class: own, garden, goals, at, date, minutes })
  })
}
