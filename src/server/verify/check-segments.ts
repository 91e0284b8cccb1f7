/** Whether each sealed run says what the ledger says, and its bytes are those of its name. */
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { Executor } from '../db/connection.ts'
import { verifySegments } from '../history/verify.ts'
import type { Finding } from './finding.ts'

export async function checkSegments(db: Executor, school: string, view: SchoolView): Promise<Finding> {
  const { checked, faults } = await verifySegments(db, school, view)
  const lines = faults.map(
    ({ audience, stream, first, last, fault }) => `${stream} ${first}–${last} (${audience}): ${fault}`,
  )
  return { check: 'segments', looked: checked, faults: lines }
}
