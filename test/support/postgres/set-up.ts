/** Before the tests of a project that runs on PostgreSQL: one engine, and a template with all tables. */
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openPostgres } from '../../../src/server/db/postgres.ts'
import { startPostgres } from './start-postgres.ts'
import { templateName } from './a-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The engine's maintenance database; absent where the tests run on SQLite. */
    postgres?: string
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres()
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`create database ${templateName}`)
  await client.end()
  const database = await openPostgres(url.replace(/postgres$/, templateName))
  await database.close()
  project.provide('postgres', url)
  return stop
}
