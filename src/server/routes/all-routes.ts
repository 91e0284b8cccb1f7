import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'
import { accessLogRoutes } from './access-log.ts'
import { accountRoutes } from './accounts.ts'
import { boardRoutes } from './board.ts'
import { campusMapRoutes } from './campus-map.ts'
import { deviceRoutes } from './devices.ts'
import { healthRoutes } from './health.ts'
import { heldRoutes } from './held.ts'
import { importRoutes } from './imports.ts'
import { liveRoutes } from './live.ts'
import { pairRoutes } from './pair.ts'
import { pairingRoutes } from './pairings.ts'
import { paperRoutes } from './papers.ts'
import { pictureRoutes } from './pictures.ts'
import { recordRoutes } from './records.ts'
import { segmentRoutes } from './segments.ts'
import { sessionRoutes } from './session.ts'
import { setupRoutes } from './setup.ts'
import { starterRoutes } from './starter.ts'
import { studentRoutes } from './students.ts'
import { syncRoutes } from './sync.ts'

/** Every route under /api; each has its row in `route-access.ts`. */
export function registerRoutes(app: FastifyInstance, services: Services): void {
  healthRoutes(app, services)
  setupRoutes(app, services)
  sessionRoutes(app, services)
  accountRoutes(app, services)
  pairingRoutes(app, services)
  pairRoutes(app, services)
  deviceRoutes(app, services)
  recordRoutes(app, services)
  starterRoutes(app, services)
  studentRoutes(app, services)
  paperRoutes(app, services)
  pictureRoutes(app, services)
  campusMapRoutes(app, services)
  importRoutes(app, services)
  accessLogRoutes(app, services)
  syncRoutes(app, services)
  segmentRoutes(app, services)
  heldRoutes(app, services)
  boardRoutes(app, services)
  const live = liveRoutes(app, services)
  // Open streams would keep the server from closing; their devices come back by themselves.
  app.addHook('preClose', async () => live.closeAll())
}
