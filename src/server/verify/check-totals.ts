/**
 * The fold of the whole ledger against what SQL counts without it: the claims that stand (each once, whatever number
 * of tablets said it), and the points of awards per child. Two ways to the same figures: one of them wrong shows.
 */
import { sql } from 'kysely'
import { foldFacts, type Folded } from '../../domain/facts/fold.ts'
import type { Fact, FactOf } from '../../domain/facts/fact.schema.ts'
import { dutyClaim, type LedgerFact, stampClaim } from '../../domain/facts/ledger.ts'
import type { FoldRules } from '../../domain/facts/fold.ts'
import type { Executor } from '../db/connection.ts'
import type { Engine } from '../db/engine.ts'
import { ledgerFactOf } from '../db/facts.ts'
import { type Finding, rowsAtOnce } from './finding.ts'

export async function checkTotals(
  db: Executor,
  school: string,
  engine: Engine['name'],
  rules: FoldRules,
): Promise<Finding[]> {
  const folded = foldFacts(await allFacts(db, school), rules)
  return [
    await claimFinding(db, school, folded),
    await awardFinding(db, school, engine, folded),
    await activityFinding(db, school, folded),
  ]
}

async function allFacts(db: Executor, school: string): Promise<LedgerFact[]> {
  const facts: LedgerFact[] = []
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('fact')
      .selectAll()
      .where('school', '=', school)
      .where('number', '>', after)
      .orderBy('number')
      .limit(rowsAtOnce)
      .execute()
    for (const row of rows) facts.push(ledgerFactOf(row))
    after = Number(rows.at(-1)?.number ?? after)
    if (rows.length < rowsAtOnce) return facts
  }
}

async function claimFinding(db: Executor, school: string, folded: Folded): Promise<Finding> {
  const counted = new Set([
    ...(await dutiesNotSettled(db, school)),
    ...(await dutiesSettled(db, school)),
    ...(await stamps(db, school)),
  ])
  for (const body of await standing(db, school, 'claim.voided.v1')) counted.delete(body.body.claim)
  const faults = [
    ...[...counted].filter((key) => !folded.claims.has(key)).map((key) => `${key}: missing in the fold`),
    ...[...folded.claims.keys()].filter((key) => !counted.has(key)).map((key) => `${key}: only in the fold`),
  ]
  return { check: 'claims', looked: folded.claims.size, faults }
}

/** Facts of a type that nobody has revoked. */
function standingRows(db: Executor, school: string, type: Fact['type']) {
  return db
    .selectFrom('fact')
    .where('fact.school', '=', school)
    .where('fact.type', '=', type)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('fact as revoking')
            .select('revoking.id')
            .whereRef('revoking.school', '=', 'fact.school')
            .whereRef('revoking.target', '=', 'fact.id')
            .where('revoking.type', '=', 'fact.revoked.v1'),
        ),
      ),
    )
}

async function standing<T extends Fact['type']>(db: Executor, school: string, type: T) {
  const rows = await standingRows(db, school, type).select('fact.body').orderBy('fact.number').execute()
  return rows.map(({ body }) => JSON.parse(body) as FactOf<T>)
}

async function dutiesNotSettled(db: Executor, school: string): Promise<string[]> {
  const settled = new Set((await standing(db, school, 'time.settled.v1')).map(({ body }) => body.target))
  const rows = await standingRows(db, school, 'duty.checked-in.v1')
    .select(['fact.id', 'fact.post', 'fact.window_id', 'fact.school_day', 'fact.student'])
    .where('fact.time_verdict', '<>', 'unsettled')
    .where('fact.window_id', 'is not', null)
    .execute()
  return rows
    .filter(({ id }) => !settled.has(id))
    .map((row) => dutyClaim(row.post ?? '', row.window_id ?? '', row.school_day, row.student ?? ''))
}

/** By the last word about each check-in. */
async function dutiesSettled(db: Executor, school: string): Promise<string[]> {
  const checkIns = new Map((await standing(db, school, 'duty.checked-in.v1')).map((fact) => [fact.id, fact]))
  const words = new Map(
    (await standing(db, school, 'time.settled.v1')).map(({ body }) => [body.target, body]),
  )
  return [...words].flatMap(([target, { window, schoolDay }]) => {
    const body = checkIns.get(target)?.body
    return body && window ? [dutyClaim(body.post, window, schoolDay, body.student)] : []
  })
}

/** A stamp that answers a request is of the day on which the child asked. */
async function stamps(db: Executor, school: string): Promise<string[]> {
  const asked = await db
    .selectFrom('fact')
    .select(['id', 'school_day', 'student', 'place'])
    .where('school', '=', school)
    .where('type', '=', 'stamp.requested.v1')
    .execute()
  const requests = new Map(asked.map((row) => [row.id, row]))
  const rows = await standingRows(db, school, 'place.stamped.v1')
    .select(['fact.school_day', 'fact.body'])
    .execute()
  return rows.map(({ school_day: day, body }) => {
    const { student, place, request } = (JSON.parse(body) as FactOf<'place.stamped.v1'>).body
    const own = requests.get(request ?? '')
    const isAnswer = own?.student === student && own.place === place
    return stampClaim(place, isAnswer ? own.school_day : day, student)
  })
}

async function awardFinding(
  db: Executor,
  school: string,
  engine: Engine['name'],
  folded: Folded,
): Promise<Finding> {
  const points =
    engine === 'sqlite'
      ? sql<number>`sum(json_extract(fact.body, '$.body.points'))`
      : sql<number>`sum((fact.body::json #>> '{body,points}')::int)`
  const rows = await standingRows(db, school, 'points.awarded.v1')
    .select(['fact.student', points.as('points')])
    .groupBy('fact.student')
    .execute()
  const inFold = new Map<string, number>()
  for (const { kind, student, counted } of folded.entries) {
    if (kind === 'award') inFold.set(student, (inFold.get(student) ?? 0) + counted)
  }
  const faults: string[] = []
  for (const { student, points: counted } of rows) {
    const own = inFold.get(student ?? '') ?? 0
    inFold.delete(student ?? '')
    if (own !== Number(counted)) faults.push(`${student}: ${own} in the fold, ${counted} in SQL`)
  }
  faults.push(...[...inFold.keys()].map((student) => `${student}: only in the fold`))
  return { check: 'totals', looked: rows.length, faults }
}

/** Awards for taking part give points once per child, activity and day. */
async function activityFinding(db: Executor, school: string, folded: Folded): Promise<Finding> {
  const awards = await standing(db, school, 'points.awarded.v2')
  const keys = new Set(
    awards.map(({ body: { student, activity, schoolDay } }) => `${activity}|${schoolDay}|${student}`),
  )
  const once = folded.entries.filter(({ kind, reason }) => kind === 'activity' && reason !== 'same-activity')
  const isRight = once.length === keys.size
  const faults = isRight ? [] : [`activities: ${once.length} in the fold, ${keys.size} in SQL`]
  return { check: 'totals', looked: awards.length, faults }
}
