/** A new version comes to a PostgreSQL that is large, busy, or not ours alone. */
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { expect, inject, it, onTestFinished } from 'vitest'
import { must } from '../../src/domain/result.ts'
import { postgresEngine } from '../../src/server/db/engine.ts'
import { migrate } from '../../src/server/db/migrate.ts'
import { openPostgres } from '../../src/server/db/postgres.ts'
import type { Tables } from '../../src/server/db/tables.ts'
import { newDatabase } from '../support/postgres/a-database.ts'

const anEmptyDatabase = () =>
  newDatabase(must(inject('postgres'), 'these tests run on PostgreSQL'), 'template0')

/** With limits of a fifth of a second instead of ten and fifteen. */
function impatient(connectionString: string): Kysely<Tables> {
  const pool = new pg.Pool({ connectionString, statement_timeout: 200, lock_timeout: 200 })
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  onTestFinished(() => database.destroy())
  return database
}

const aLongStep = sql`select pg_sleep(0.6)`
const schema = (database: Kysely<Tables>) => database as unknown as Kysely<never>

it('a second server waits for the one that migrates, beyond the limits of every other statement', async () => {
  const url = await anEmptyDatabase()
  const [first, second] = [impatient(url), impatient(url)]
  let isLocked = () => {}
  const locked = new Promise<void>((resolve) => (isLocked = resolve))
  const migrating = schema(first)
    .transaction()
    .execute(async (tx) => {
      await postgresEngine.lockSchema(tx)
      isLocked()
      await aLongStep.execute(tx)
    })
  await locked
  await Promise.all([migrating, migrate(second, postgresEngine, async () => undefined)])
  expect(await second.selectFrom('school').select('id').execute()).toEqual([])
  await expect(aLongStep.execute(second)).rejects.toMatchObject({ code: '57014' })
})

it('text is ordered by its bytes in our tables; another application’s in the same schema stay as they are', async () => {
  const url = await anEmptyDatabase()
  const client = new pg.Client(url)
  await client.connect()
  onTestFinished(() => client.end())
  await client.query('create table canteen_menu (dish text)')
  await (await openPostgres(url)).close()
  const { rows } = await client.query(
    `select c.relname as name, bool_and(a.attcollation = '"C"'::regcollation) as bytes
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0
       and a.atttypid = 'text'::regtype group by c.relname`,
  )
  const others = rows.filter(({ bytes }) => !bytes).map(({ name }) => name as string)
  expect(others).toEqual(['canteen_menu'])
  expect(rows.length).toBeGreaterThan(15)
})
