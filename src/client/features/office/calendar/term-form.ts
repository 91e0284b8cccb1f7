/** A term as it is typed; two terms must not share a day. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { Term } from '../../../../domain/time/calendar.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'

export type TermDraft = { name: string; schoolYear: string; half: string; firstDay: string; lastDay: string }
type Body = RecordBody<'term'>

export const termDraft = ({ name, schoolYear, half, firstDay, lastDay }: Body): TermDraft => ({
  name,
  schoolYear: String(schoolYear),
  half: half ? String(half) : '',
  firstDay,
  lastDay,
})

/** @param others the school's other terms */
export function readTerm(draft: TermDraft, others: readonly Term[]): Result<Body, FieldErrors> {
  const form = new FormReader()
  const { from: firstDay, to: lastDay } = form.span(['firstDay', 'lastDay'], draft.firstDay, draft.lastDay)
  const shared = others.find((term) => term.firstDay <= lastDay && firstDay <= term.lastDay)
  if (shared) form.fault('firstDay', { code: 'before', than: `${shared.name} ${shared.lastDay}` })
  const half = draft.half === '1' ? 1 : draft.half === '2' ? 2 : undefined
  return form.done({
    name: form.line('name', draft.name, 40),
    schoolYear: form.count('schoolYear', draft.schoolYear, 2000, 2200),
    ...(half ? { half } : {}),
    firstDay,
    lastDay,
  })
}

/** The term after the last one: its half and school year, days left to fill in. */
export function nextTerm(terms: readonly Term[], today: string): TermDraft {
  const last = [...terms].sort((a, b) => (a.firstDay < b.firstDay ? 1 : -1))[0]
  const schoolYear = last
    ? last.half === 1
      ? last.schoolYear
      : last.schoolYear + 1
    : Number(today.slice(0, 4))
  const half = last?.half === 1 ? '2' : '1'
  return { name: '', schoolYear: String(schoolYear), half, firstDay: '', lastDay: '' }
}
