/**
 * 公示: what the school has published, and what was said against it. A notice is up from its first day to its last;
 * taken down, it stays in the file with the day and the outcome.
 */
import { isOfType, type LedgerFact } from '../facts/ledger.ts'
import type { RecordBody } from '../records/record.schema.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'

export type NoticeRecord = RecordBody<'notice'> & { readonly id: string }
export type NoticeState = 'coming' | 'up' | 'over' | 'withdrawn'

export function noticeState(
  { from, to, withdrawnOn }: Pick<NoticeRecord, 'from' | 'to' | 'withdrawnOn'>,
  day: LocalDate,
): NoticeState {
  if (withdrawnOn !== undefined && withdrawnOn <= day) return 'withdrawn'
  if (day < from) return 'coming'
  return day <= to ? 'up' : 'over'
}

export const isOnBoard = (notice: RecordBody<'notice'>, day: LocalDate): boolean =>
  notice.onBoard && noticeState(notice, day) === 'up'

/** What a board shows on a day, the one that ends first before the others. */
export const noticesOnBoard = (view: SchoolView, day: LocalDate): NoticeRecord[] =>
  [...view.all('notice').values()]
    .filter((notice) => isOnBoard(notice, day))
    .sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : a.id < b.id ? -1 : 1))

/** In the order in which they came. @param facts standing, in commit order */
export const objectionsTo = (
  facts: readonly LedgerFact[],
  notice: string,
): Array<LedgerFact<'objection.noted.v1'>> =>
  facts
    .filter((entry) => isOfType(entry, 'objection.noted.v1'))
    .filter(({ fact }) => fact.body.notice === notice)
