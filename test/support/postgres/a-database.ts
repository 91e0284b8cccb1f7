/**
 * A database of its own for a test server, where the project's tests run on PostgreSQL. It belongs to the data
 * directory, so that a server started again on the same directory finds what was there.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'

export const templateName = 'shanzhen_template'

/** @returns the address, or undefined where tests run on SQLite */
export async function databaseUrlFor(dataDir: string): Promise<string | undefined> {
  // The long run of the fault suite is no vitest run: it plays on SQLite.
  const url = process.env['VITEST'] ? inject('postgres') : undefined
  if (!url) return undefined
  const note = join(dataDir, 'test-database')
  if (!existsSync(note)) writeFileSync(note, await newDatabase(url))
  return readFileSync(note, 'utf8')
}

/**
 * @param url the maintenance database's
 * @param template `template0`: without tables
 * @returns its address
 */
export async function newDatabase(url: string, template = templateName): Promise<string> {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  await administer(url, `create database ${name} template ${template} strategy file_copy`)
  return url.replace(/postgres$/, name)
}

/** Databases that nobody needs any more are only slow to drop: they go with the engine at the end of the run. */
async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
