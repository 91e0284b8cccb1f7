/**
 * Lists from files: read, look, decide, apply, take back. Between the steps the rows are the screen's to keep: the
 * server stores nothing of a file, and judges the rows anew each time they come.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { recordId } from '../../domain/records/field.schema.ts'
import { must } from '../../domain/result.ts'
import { importDecisionsSchema } from '../../domain/roster/import-decisions.schema.ts'
import { noDecisions } from '../../domain/roster/import-proposal.ts'
import { readBytes } from '../http/byte-bodies.ts'
import { problem, readBody, readParams, readQuery } from '../http/problem.ts'
import { readSpreadsheet } from '../import/read-spreadsheet.ts'
import { applyImport } from '../school/imports/apply-import.ts'
import {
  type ImportKind,
  type ImportRows,
  propose,
  readingContext,
  readPasted,
  readRows,
} from '../school/imports/import-kinds.ts'
import { listImports } from '../school/imports/import-log.ts'
import {
  appointmentRowsSchema,
  staffRowsSchema,
  studentRowsSchema,
} from '../school/imports/incoming-rows.schema.ts'
import { readStanding } from '../school/imports/standing.ts'
import { undoImport } from '../school/imports/undo-import.ts'
import type { Services } from '../services.ts'

const fileName = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const kind = v.picklist(['students', 'staff', 'appointments'])
const readQueryShape = v.strictObject({ kind, name: fileName })
const pasteBody = v.strictObject({ text: v.pipe(v.string(), v.maxLength(500_000)) })
const decided = { fileName, decisions: v.exactOptional(importDecisionsSchema, noDecisions) }
const rowsBody = v.variant('kind', [
  v.strictObject({ kind: v.literal('students'), rows: studentRowsSchema, ...decided }),
  v.strictObject({ kind: v.literal('staff'), rows: staffRowsSchema, ...decided }),
  v.strictObject({ kind: v.literal('appointments'), rows: appointmentRowsSchema, ...decided }),
])
const roster = v.pipe(v.number(), v.integer(), v.minValue(0))
const applyBody = v.variant('kind', [
  v.strictObject({ kind: v.literal('students'), rows: studentRowsSchema, roster, ...decided }),
  v.strictObject({ kind: v.literal('staff'), rows: staffRowsSchema, roster, ...decided }),
  v.strictObject({ kind: v.literal('appointments'), rows: appointmentRowsSchema, roster, ...decided }),
])
const idParams = v.strictObject({ id: recordId })

const largestFile = 2_000_000
/** Five thousand rows with their decisions. */
const largestRows = 4_000_000

export function importRoutes(app: FastifyInstance, services: Services): void {
  /** The file's name is in the query. */
  void app.register(async (scope) => {
    readBytes(scope, largestFile)
    scope.post('/api/v1/imports/read', { bodyLimit: largestFile }, async (request, reply) => {
      const { kind, name } = readQuery(readQueryShape, request)
      if (!Buffer.isBuffer(request.body)) return problem(reply, 415, 'bytes-only')
      const read = await readSpreadsheet(request.body, name)
      if (!read.ok)
        return problem(reply, read.reason === 'busy' ? 429 : 422, 'unreadable-file', { reason: read.reason })
      return answerRead(services, request, reply, kind, name, (context) =>
        readRows(kind, read.sheets, context),
      )
    })
  })

  app.post('/api/v1/imports/paste', { bodyLimit: largestRows }, async (request, reply) => {
    const { text } = readBody(pasteBody, request)
    return answerRead(services, request, reply, 'appointments', '粘贴', (context) =>
      readPasted(text, context),
    )
  })

  app.post('/api/v1/imports/propose', { bodyLimit: largestRows }, async (request) => {
    const { kind, rows, decisions } = readBody(rowsBody, request)
    const standing = await readStanding(services, services.database.read, schoolOf(request))
    return { kind, roster: standing.roster, proposal: propose(kind, rows, standing, decisions) }
  })

  app.post('/api/v1/imports/apply', { bodyLimit: largestRows }, async (request, reply) => {
    const wanted = readBody(applyBody, request)
    const { school, author } = must(request.viewer, 'the guard lets only viewers in')
    const applied = await applyImport(services, school, author, wanted)
    if (applied.ok) return reply.code(applied.value.import === null ? 200 : 201).send(applied.value)
    const { code, ...more } = applied.error
    return problem(reply, isForbidden(code) ? 403 : 409, code, more)
  })

  app.get('/api/v1/imports', async (request) => ({
    imports: await listImports(services.database.read, schoolOf(request)),
  }))

  app.post('/api/v1/imports/:id/undo', async (request, reply) => {
    const { id } = readParams(idParams, request)
    const { school, author } = must(request.viewer, 'the guard lets only viewers in')
    const undone = await undoImport(services, school, author, id)
    if (undone.ok) return reply.send(undone.value)
    const { code, ...more } = undone.error
    return problem(reply, code === 'unknown-import' ? 404 : isForbidden(code) ? 403 : 409, code, more)
  })
}

const isForbidden = (code: string) => code === 'forbidden-change' || code === 'admin-only'

const schoolOf = (request: FastifyRequest) => must(request.viewer, 'the guard lets only viewers in').school

type Read = ReturnType<typeof readRows> | ReturnType<typeof readPasted>

async function answerRead(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  kind: ImportKind,
  fileName: string,
  read: (context: ReturnType<typeof readingContext>) => Read,
) {
  const standing = await readStanding(services, services.database.read, schoolOf(request))
  const { rows, notices, droppedColumns, ...more } = read(readingContext(standing, fileName))
  if (rows.length === 0) return problem(reply, 422, 'unreadable-file', { reason: 'no-header-row', notices })
  const proposal = propose(kind, rows as ImportRows, standing, noDecisions)
  return reply.send({
    kind,
    fileName,
    roster: standing.roster,
    rows,
    notices,
    droppedColumns,
    ...more,
    proposal,
  })
}
