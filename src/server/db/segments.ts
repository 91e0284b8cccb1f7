/** Rows of sealed history: runs, their bytes, and how often runs were withdrawn. */
import type { Executor, Tx } from './connection.ts'
import type { Tables } from './tables.ts'

export type RunRow = Tables['segment']
export type BytesRow = Tables['segment_bytes']

const runOf = (row: RunRow): RunRow => ({
  ...row,
  first_number: Number(row.first_number),
  last_number: Number(row.last_number),
})

/** Runs of these streams in their order, withdrawn ones with a null name. */
export async function readRuns(
  db: Executor,
  school: string,
  audience: string,
  streams: readonly string[],
): Promise<RunRow[]> {
  if (streams.length === 0) return []
  const rows = await db
    .selectFrom('segment')
    .selectAll()
    .where('school', '=', school)
    .where('audience', '=', audience)
    .where('stream', 'in', streams)
    .orderBy('stream')
    .orderBy('first_number')
    .execute()
  return rows.map(runOf)
}

export async function runsWithName(
  db: Executor,
  school: string,
  names: readonly string[],
): Promise<RunRow[]> {
  const rows = await db
    .selectFrom('segment')
    .selectAll()
    .where('school', '=', school)
    .where('name', 'in', names)
    .execute()
  return rows.map(runOf)
}

type RunKey = { audience: string; stream: string; first: number; last: number }

const sameRun = (db: Executor, school: string, { audience, stream, first }: RunKey) =>
  db
    .selectFrom('segment')
    .selectAll()
    .where('school', '=', school)
    .where('audience', '=', audience)
    .where('stream', '=', stream)
    .where('first_number', '=', first)

/** The rows of exactly these runs, as far as they stand. */
export async function runsOf(db: Executor, school: string, runs: readonly RunKey[]): Promise<RunRow[]> {
  const found: RunRow[] = []
  for (const run of runs) {
    const row = await sameRun(db, school, run).where('last_number', '=', run.last).executeTakeFirst()
    if (row) found.push(runOf(row))
  }
  return found
}

/** Whether nobody has sealed any of these runs yet, or again. */
export async function noRunLikeIt(db: Executor, school: string, runs: readonly RunKey[]): Promise<boolean> {
  for (const run of runs) {
    if (await sameRun(db, school, run).where('name', 'is not', null).executeTakeFirst()) return false
  }
  return true
}

export async function withdrawnRuns(db: Executor, school: string, most: number): Promise<RunRow[]> {
  const rows = await db
    .selectFrom('segment')
    .selectAll()
    .where('school', '=', school)
    .where('name', 'is', null)
    .limit(most)
    .execute()
  return rows.map(runOf)
}

export async function allRuns(db: Executor, school: string): Promise<RunRow[]> {
  const rows = await db.selectFrom('segment').selectAll().where('school', '=', school).execute()
  return rows.map(runOf)
}

/** The number up to which the streams of a kind are sealed; 0 when nothing is. `like`: `*@%`, or one stream. */
export async function sealedUpTo(
  db: Executor,
  school: string,
  audience: string,
  like: string,
): Promise<number> {
  const row = await db
    .selectFrom('segment')
    .select((eb) => eb.fn.max('last_number').as('last'))
    .where('school', '=', school)
    .where('audience', '=', audience)
    .where('stream', 'like', like)
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

export async function readBytes(db: Executor, school: string, names: readonly string[]): Promise<BytesRow[]> {
  if (names.length === 0) return []
  const rows = await db
    .selectFrom('segment_bytes')
    .selectAll()
    .where('school', '=', school)
    .where('name', 'in', names)
    .execute()
  return rows.map((row) => ({ ...row, crc: Number(row.crc) }))
}

export async function writeRun(tx: Tx, run: RunRow, bytes: Omit<BytesRow, 'school' | 'name'>): Promise<void> {
  const { count, name, last_number } = run
  await tx
    .insertInto('segment')
    .values(run)
    .onConflict((oc) =>
      oc.columns(['school', 'audience', 'stream', 'first_number']).doUpdateSet({ count, name, last_number }),
    )
    .execute()
  if (name === null) return
  await tx
    .insertInto('segment_bytes')
    .values({ school: run.school, name, ...bytes })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export async function removeRun(tx: Tx, run: RunRow): Promise<void> {
  await tx
    .deleteFrom('segment')
    .where((eb) => eb.and(keyOf(run)))
    .execute()
  await removeUnnamed(tx, run.school, run.name)
}

/** The run stays, so that it is known what to seal again; its bytes go unless another audience reads the same. */
export async function withdrawRun(tx: Tx, run: RunRow): Promise<void> {
  await tx
    .updateTable('segment')
    .set({ name: null })
    .where((eb) => eb.and(keyOf(run)))
    .execute()
  await removeUnnamed(tx, run.school, run.name)
}

const keyOf = ({ school, audience, stream, first_number }: RunRow) => ({
  school,
  audience,
  stream,
  first_number,
})

async function removeUnnamed(tx: Tx, school: string, name: string | null): Promise<void> {
  if (name === null || (await runsWithName(tx, school, [name])).length > 0) return
  await tx.deleteFrom('segment_bytes').where('school', '=', school).where('name', '=', name).execute()
}

export async function noteWithdrawal(
  tx: Tx,
  school: string,
  audience: string,
  stream: string,
): Promise<void> {
  await tx
    .insertInto('withdrawal')
    .values({ school, audience, stream, times: 1 })
    .onConflict((oc) =>
      oc
        .columns(['school', 'audience', 'stream'])
        .doUpdateSet((eb) => ({ times: eb('withdrawal.times', '+', 1) })),
    )
    .execute()
}

/** How often anything of these streams was withdrawn; of the whole school when no audience is given. */
export async function withdrawals(
  db: Executor,
  school: string,
  of?: { audience: string; streams: readonly string[] },
): Promise<number> {
  if (of && of.streams.length === 0) return 0
  let query = db
    .selectFrom('withdrawal')
    .select((eb) => eb.fn.sum('times').as('times'))
    .where('school', '=', school)
  if (of) query = query.where('audience', '=', of.audience).where('stream', 'in', of.streams)
  return Number((await query.executeTakeFirst())?.times ?? 0)
}
