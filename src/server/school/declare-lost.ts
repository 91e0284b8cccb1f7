/** A person says that facts of a broken or cleared tablet will not come any more: the gap is closed, with who said so. */
import { err, ok, type Result } from '../../domain/result.ts'
import { writeOrNothing } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'
import { gapsOf, type SeqRange } from './device-status.ts'

export type LostRefusal = 'unknown-install' | 'not-a-gap'

export function declareLost(
  services: Services,
  school: string,
  by: string,
  install: string,
  ranges: readonly SeqRange[],
): Promise<Result<null, LostRefusal>> {
  return writeOrNothing<null, LostRefusal>(services.database, school, async (tx) => {
    const known = await tx
      .selectFrom('install')
      .select(['contiguous', 'highest'])
      .where('school', '=', school)
      .where('id', '=', install)
      .executeTakeFirst()
    if (!known) return err('unknown-install')
    const gaps = await gapsOf(tx, school, install, Number(known.contiguous), Number(known.highest))
    const isGap = ([first, last]: SeqRange) =>
      gaps.some(([from, to]) => from <= first && first <= last && last <= to)
    if (!ranges.every(isGap)) return err('not-a-gap')
    const at = secondsNow(services)
    await tx
      .insertInto('lost')
      .values(
        ranges.map(([first, last]) => ({
          school,
          install,
          first_seq: first,
          last_seq: last,
          declared_by: by,
          at,
        })),
      )
      .execute()
    return ok(null)
  })
}
