/** The demo and the sync write the same tables in one process, and each names the columns in an order of its own. */
import { expect, it } from 'vitest'
import { insertRows } from '../../../src/server/db/many-rows.ts'
import { inSchool } from '../../../src/server/db/transactions.ts'
import { aSchool } from '../../support/server.ts'

it('puts each value into its own column, in whatever order a writer names the columns', async () => {
  const { services, school } = await aSchool()
  const about = { school, target: 'the fact it is about', body: '{}', holder: '{}' }
  await inSchool(services.database, school, async (tx) => {
    await insertRows(tx, 'waiting', [{ ...about, fact: 'first', received_at: 1 }])
    await insertRows(tx, 'waiting', [{ received_at: 2, fact: 'second', ...about }])
  })
  const rows = await services.database.read.selectFrom('waiting').selectAll().orderBy('fact').execute()
  expect(rows).toEqual([
    { ...about, fact: 'first', received_at: 1 },
    { ...about, fact: 'second', received_at: 2 },
  ])
})
