import { SchoolView } from '../../../domain/school/school-view.ts'
import type { RecordRow } from '../../../domain/records/record.schema.ts'
import { localDateOf } from '../../../domain/time/local-time.ts'
import { listAccounts } from '../../auth/accounts.ts'
import type { Executor } from '../../db/connection.ts'
import { latestRecordNumber, readRecords } from '../../db/records.ts'
import { type Deps, secondsNow } from '../../deps.ts'
import type { Standing } from './import-kinds.ts'
import { studentsWithFacts } from './roster-now.ts'

/** `roster`: the number of the last record change. A proposal holds as long as it is the same. */
export type StandingNow = Standing & { readonly rows: readonly RecordRow[]; readonly roster: number }

export async function readStanding(deps: Deps, db: Executor, school: string): Promise<StandingNow> {
  const rows = await readRecords(db, school)
  const view = new SchoolView(rows)
  const accounts = await listAccounts(db, school)
  return {
    rows,
    view,
    roster: await latestRecordNumber(db, school),
    today: localDateOf(secondsNow(deps), view.calendar.zone),
    withFacts: await studentsWithFacts(db, school),
    logins: new Map(accounts.map(({ staff, login }) => [staff, login])),
  }
}
