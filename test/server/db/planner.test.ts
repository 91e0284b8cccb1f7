import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { databaseFile, openDatabase } from '../../../src/server/db/connection.ts'
import { factRow, insertFacts } from '../../../src/server/db/facts.ts'
import { openSqlite } from '../../../src/server/db/node-sqlite.ts'
import { anAward } from '../../support/builders/index.ts'

const stampIn = (stream: string) =>
  ({ stream, schoolDay: '2026-09-07', window: null, time: 'ok', due: false }) as const

test('after a start with a full ledger, the facts of one class are found without walking those of all', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'shanzhen-planner-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const first = await openDatabase({ dataDir })
  const rows = Array.from({ length: 4_800 }, (_, index) =>
    factRow('school', index + 1, anAward({}, { seq: index + 1 }), stampIn(`class-${index % 48}`), 1),
  )
  await first.write.transaction().execute((tx) => insertFacts(tx, rows))
  await first.close()
  await (await openDatabase({ dataDir })).close()

  const reader = openSqlite({ path: databaseFile(dataDir), readOnly: true })
  const plan = reader
    .prepare(
      `explain query plan select number from fact where school = 'school' and number > 100 and number <= 4800
       and (install != 'x' or released = 1) and stream = 'class-7' order by number limit 1001`,
    )
    .all()
  reader.close()
  expect(JSON.stringify(plan)).toContain('fact_stream')
})
