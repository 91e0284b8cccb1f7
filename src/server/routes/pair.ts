/** The new device's side, before it has any session. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import * as v from 'valibot'
import { line } from '../../domain/records/field.schema.ts'
import { claimPairing } from '../auth/pairing/claim-pairing.ts'
import { collectPairing } from '../auth/pairing/collect-pairing.ts'
import { tryerOf } from '../http/client-of.ts'
import { giveToken } from '../http/cookies.ts'
import { collectLimit, pairingLimit } from '../http/limits.ts'
import { needsHttps } from '../http/own-origin.ts'
import { problem, readBody } from '../http/problem.ts'
import { theSchool } from '../school/the-school.ts'
import type { Services } from '../services.ts'

const short = v.pipe(v.string(), v.minLength(1), v.maxLength(64))
const claimToken = v.pipe(v.string(), v.minLength(22), v.maxLength(64), v.regex(/^[\w-]+$/))
const more = { label: line(60), claim: v.exactOptional(claimToken) }
const pairBody = v.union([
  v.strictObject({ code: short, ...more }),
  v.strictObject({ id: short, secret: short, ...more }),
])
const collectBody = v.strictObject({ pairing: short, claim: v.pipe(v.string(), v.maxLength(64)) })

export function pairRoutes(app: FastifyInstance, services: Services): void {
  const claiming = { onRequest: needsHttps, config: { rateLimit: pairingLimit } }
  const collecting = { onRequest: needsHttps, config: { rateLimit: collectLimit } }

  app.post('/api/v1/pair', claiming, async (request, reply) => {
    const { label, claim, ...wanted } = readBody(pairBody, request)
    const school = await theSchool(services.database.read)
    if (!school) return problem(reply, 409, 'not-set-up')
    const claimed = await claimPairing(services, school.id, tryerOf(request), wanted, label, claim)
    if (claimed.ok) return reply.send(claimed.value)
    return problem(reply, claimed.error === 'too-many-tries' ? 429 : 403, claimed.error)
  })

  app.post('/api/v1/pair/collect', collecting, async (request, reply) => {
    const { pairing, claim } = readBody(collectBody, request)
    const school = await theSchool(services.database.read)
    const collected = school && (await collectPairing(services, school.id, pairing, claim))
    if (!school || !collected || collected.state === 'gone') return problem(reply, 410, 'gone')
    if (collected.state === 'waiting') return reply.code(202).send({ state: 'waiting' })
    giveToken(reply, 'device', collected.token)
    return answerPaired(services, reply, school.id, collected.device)
  })
}

async function answerPaired(services: Services, reply: FastifyReply, school: string, id: string) {
  const { view } = await services.views.now(services.database.read, school)
  const device = view.devices.get(id)
  return reply.send({
    device: { id, name: device?.name ?? '', use: device?.use ?? 'board', state: 'active' },
    school: { id: school, name: view.school?.name ?? '' },
  })
}
