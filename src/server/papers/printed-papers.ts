/**
 * Which papers were printed: a press of 打印 is noted in the transaction that signs, by its number. Whether it came
 * out of the printer only a person knows, who may say that it did not; the press stays noted with that.
 */
import type { RecordBody } from '../../domain/records/record.schema.ts'
import { err, must, ok, type Result } from '../../domain/result.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { type LocalDate, localDateOf } from '../../domain/time/local-time.ts'
import type { Tx } from '../db/connection.ts'
import { inSchool } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'
import { type ChangeContext, changeRecords, type RecordChange } from '../school/change-records.ts'
import { paperRecordId } from './paper-number.ts'
import { type PaperAsked, paperOf, type SignedPaper, type UnknownRecord } from './paper-of-record.ts'

type Body = RecordBody<'printed-paper'>
type Standing = ReadonlyMap<string, { readonly version: number; readonly body: Body }>
/** As many as the schema takes. */
const mostPrints = 40

export async function keepPrints(
  tx: Tx,
  context: ChangeContext,
  view: SchoolView,
  signed: readonly SignedPaper[],
): Promise<void> {
  const once = [...new Map(signed.map((one) => [one.paper.number, one])).values()]
  const standing = await standingPrints(tx, context.school)
  const changes = once.map((one): RecordChange => {
    const id = paperRecordId(one.paper.number)
    const before = standing.get(id)
    const prints = [...(before?.body.prints ?? []), { by: context.by, at: context.at }].slice(-mostPrints)
    return {
      kind: 'printed-paper',
      id,
      version: before?.version ?? 0,
      body: { ...aboutPaper(view, one), prints },
    }
  })
  const written = await changeRecords(tx, context, changes)
  must(written.ok ? written.value : null, 'prints are noted under the lock under which they were read')
}

function aboutPaper(view: SchoolView, { kind, id, paper }: SignedPaper): Omit<Body, 'prints'> {
  const of = must(
    view.all(kind === 'honour' ? 'honour' : 'appointment').get(id),
    'the paper was made from it',
  )
  return {
    ...{ number: paper.number, kind, of: id, student: of.student },
    ...(of.post ? { post: of.post } : {}),
    from: 'decidedOn' in of ? of.decidedOn : paper.from,
  }
}

/** The last press for each of these came to nothing. */
export async function noteFailedPrints(
  services: Services,
  school: string,
  by: string,
  asked: readonly PaperAsked[],
): Promise<Result<number, UnknownRecord>> {
  const at = secondsNow(services)
  const noted = await inSchool<Result<number, UnknownRecord>>(services.database, school, async (tx) => {
    const { view } = await services.views.now(tx, school)
    const changes = await failedChanges(tx, school, view, asked, localDateOf(at, view.calendar.zone))
    if (!changes.ok) return changes
    const tag = Buffer.from(services.random(8)).toString('hex')
    const written = await changeRecords(tx, { school, by, at, tag }, changes.value)
    must(written.ok ? written.value : null, 'prints are mended under the lock under which they were read')
    return ok(changes.value.length)
  })
  if (noted.ok) services.commits.emit(school)
  return noted
}

async function failedChanges(
  tx: Tx,
  school: string,
  view: SchoolView,
  asked: readonly PaperAsked[],
  today: LocalDate,
): Promise<Result<RecordChange[], UnknownRecord>> {
  const standing = await standingPrints(tx, school)
  const found = new Map<string, RecordChange[]>()
  for (const one of asked) {
    const number = paperOf(view, one, today)?.number
    const before = number === undefined ? undefined : standing.get(paperRecordId(number))
    if (!before) return err({ code: 'unknown-record', id: one.id })
    found.set(before.body.number, failedChange(before))
  }
  return ok([...found.values()].flat())
}

/** Nothing where every press is already known to have failed. */
function failedChange({ version, body }: { version: number; body: Body }): RecordChange[] {
  const last = body.prints.findLastIndex(({ failed }) => !failed)
  if (last < 0) return []
  const prints = body.prints.map((print, index) => (index === last ? { ...print, failed: true } : print))
  return [{ kind: 'printed-paper', id: paperRecordId(body.number), version, body: { ...body, prints } }]
}

async function standingPrints(tx: Tx, school: string): Promise<Standing> {
  const rows = await tx
    .selectFrom('record')
    .select(['id', 'version', 'body'])
    .where('school', '=', school)
    .where('kind', '=', 'printed-paper')
    .where('body', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, version, body }) => [id, { version, body: JSON.parse(body ?? '') as Body }]))
}
