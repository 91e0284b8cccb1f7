/**
 * `POST /api/v1/papers` signs what is about to be printed and notes that it is, `POST /api/v1/papers/failed` that it
 * did not come out; `GET /api/v1/papers/key` hands out the key by which any
 * phone checks it, with the numbers that were withdrawn: whole, so that nobody hears which paper was asked about.
 * `POST /api/v1/papers/check` does it for a phone whose browser cannot. Checking leaves no trace.
 */
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { checkPaper, paperKinds } from '../../domain/papers/paper.ts'
import { recordId } from '../../domain/records/field.schema.ts'
import { must } from '../../domain/result.ts'
import { pairingLimit } from '../http/limits.ts'
import { problem, readBody } from '../http/problem.ts'
import { checkingKeys, publicPaperKey } from '../papers/paper-key.ts'
import { noteFailedPrints } from '../papers/printed-papers.ts'
import { signPapers } from '../papers/sign-papers.ts'
import { withdrawnPapers } from '../papers/withdrawn-papers.ts'
import { theSchool } from '../school/the-school.ts'
import type { Services } from '../services.ts'

const asked = v.strictObject({ kind: v.picklist(paperKinds), id: recordId })
const papersBody = v.strictObject({ papers: v.pipe(v.array(asked), v.minLength(1), v.maxLength(400)) })
const checkBody = v.strictObject({ code: v.pipe(v.string(), v.maxLength(2000)) })

export function paperRoutes(app: FastifyInstance, services: Services): void {
  const { read } = services.database

  app.post('/api/v1/papers', async (request, reply) => {
    const { papers } = readBody(papersBody, request)
    const { school, author } = must(request.viewer, 'the guard lets only viewers in')
    const signed = await signPapers(services, school, author.id, papers)
    if (signed.ok) return reply.send({ papers: signed.value })
    return problem(reply, 422, signed.error.code, { id: signed.error.id })
  })

  app.post('/api/v1/papers/failed', async (request, reply) => {
    const { papers } = readBody(papersBody, request)
    const { school, author } = must(request.viewer, 'the guard lets only viewers in')
    const noted = await noteFailedPrints(services, school, author.id, papers)
    if (noted.ok) return reply.send({ noted: noted.value })
    return problem(reply, 422, noted.error.code, { id: noted.error.id })
  })

  /** No keys before the first paper, and none before there is a school. */
  app.get('/api/v1/papers/key', async () => {
    const school = await theSchool(read)
    const key = school && (await publicPaperKey(read, school.id))
    return { keys: key ? [key] : [], withdrawn: school ? await withdrawnPapers(services, school.id) : [] }
  })

  app.post('/api/v1/papers/check', { config: { rateLimit: pairingLimit } }, async (request) => {
    const { code } = readBody(checkBody, request)
    const school = await theSchool(read)
    const verdict = await checkPaper(code, school ? await checkingKeys(read, school.id) : [])
    return { verdict, withdrawn: school ? await withdrawnPapers(services, school.id) : [] }
  })
}
