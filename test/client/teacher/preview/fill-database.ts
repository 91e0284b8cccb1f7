/** A phone's database as it stands at noon: what was pulled, three own facts not yet sent, one that was refused. */
import type { DeviceDatabase } from '../../../../src/client/db/database.ts'
import { metaRow } from '../../../../src/client/db/database.ts'
import { streamOf } from '../../../../src/domain/facts/stamp.ts'
import type { Fact } from '../../../../src/domain/facts/fact.schema.ts'
import { mayHoldFact } from '../../../../src/domain/permissions/hold-facts.ts'
import { scopeOf } from '../../../../src/domain/permissions/scope.ts'
import { projectRecord } from '../../../../src/domain/permissions/hold.ts'
import type { RecordRow } from '../../../../src/domain/records/record.schema.ts'
import type { SchoolView } from '../../../../src/domain/school/school-view.ts'
import type { LedgerFact } from '../../../../src/domain/facts/ledger.ts'
import { anAward, at, staff, unsent, uuidOf } from '../../../support/builders/index.ts'
import { idOf } from './the-class.ts'
import { theLedger } from './the-days.ts'
import { today } from './the-school.ts'

const ownAwards = (id: string): Fact[] =>
  ['邓可欣', '唐果', '朱屿', '杨帆'].map((name, index) =>
    anAward(
      {
        student: idOf(name),
        colour: 'green',
        points: 1,
        preset: 'award-green-clean-plate',
        label: '光盘不浪费',
      },
      {
        by: staff(id),
        at: at(`11:${30 + index}`, today),
        seq: index + 1,
        install: uuidOf('phone'),
        ...(index < 3 ? { actionId: uuidOf('three at once') } : {}),
      },
    ),
  )

/** Only what the policy lets this person hold, as the server would send it. */
export async function fillDatabase(
  db: DeviceDatabase,
  view: SchoolView,
  rows: RecordRow[],
  id: string,
  withOwn: boolean,
): Promise<void> {
  const scope = scopeOf({ kind: 'staff', id }, view, today)
  await db.records.bulkPut(rows.flatMap((row) => projectRecord(scope, row, view) ?? []))
  await db.ledger.bulkPut(theLedger(view).filter((entry) => mayHoldFact(scope, entry as LedgerFact)))
  if (withOwn) await writeOwn(db, view, id)
  await db.meta.bulkPut([
    metaRow('complete', true),
    metaRow('cursor', { number: 900, tag: 'aaaa' }),
    metaRow('epoch', 'epoch-1'),
    metaRow('scopeVersion', scope.version),
    metaRow('lastContact', {
      serverTime: at('10:31', today),
      deviceClock: at('10:31', today),
      page: 'x',
      monotonic: 0,
    }),
  ])
}

async function writeOwn(db: DeviceDatabase, view: SchoolView, id: string): Promise<void> {
  await db.own.bulkAdd(
    ownAwards(id).map((fact) => {
      const { seq: _seq, ...rest } = fact
      return {
        fact: rest,
        stamp: { ...unsent(fact, view).stamp, stream: streamOf(fact, today, view) },
        page: uuidOf('page'),
        monotonic: 0,
      }
    }),
  )
  const refused = { code: 'student-left', detail: { student: idOf('杨帆'), date: '2026-11-16' } } as const
  await db.answers.put({ seq: 4, exception: { seq: 4, verdict: 'refused', ...refused } })
}
