/** The whole database against itself, in one snapshot, so that it can be asked while the server runs. */
import type { Database } from '../db/connection.ts'
import { inSnapshot } from '../db/transactions.ts'
import { SchoolViews } from '../school/views.ts'
import { checkFacts } from './check-facts.ts'
import { checkRecords } from './check-records.ts'
import { checkSegments } from './check-segments.ts'
import { checkSequence } from './check-sequence.ts'
import { checkTotals } from './check-totals.ts'
import type { Finding } from './finding.ts'

export const verifyLedger = (
  database: Pick<Database, 'read' | 'engine'>,
  school: string,
): Promise<Finding[]> =>
  inSnapshot(database, async (tx) => {
    const { view } = await new SchoolViews().now(tx, school)
    return [
      await checkSequence(tx, school),
      ...(await checkFacts(tx, school)),
      await checkRecords(tx, school),
      await checkSegments(tx, school, view),
      ...(await checkTotals(tx, school, database.engine.name, view.foldRules)),
    ]
  })
