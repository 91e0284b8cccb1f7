import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { theSchool } from '../school/the-school.ts'
import type { Services } from '../services.ts'

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** `epoch` is null before the school is set up. */
export function healthRoutes(app: FastifyInstance, { database }: Services): void {
  app.get('/api/v1/health', async () => {
    const school = await theSchool(database.read)
    return { status: 'ok', version, epoch: school?.epoch ?? null }
  })
}
