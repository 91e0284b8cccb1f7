/** A round as it is typed: dates, and the places of every post in use. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { addDays, type LocalDate } from '../../../../domain/time/local-time.ts'
import { locale } from '../../../i18n/messages.ts'
import { sayList } from '../../../i18n/say-list.ts'
import type { SaidField } from '../parts/conflict-rows.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'
import { recruitmentWords } from './recruitment-words.ts'

type Body = RecordBody<'round'>
export type RoundDraft = {
  name: string
  opens: string
  closes: string
  from: string
  to: string
  noticeDays: string
  /** Places by post, as text. */
  seats: Record<string, string>
  cancelledOn: string
}

/** Places that nobody holds on `date`. */
function freePlaces(view: SchoolView, post: string, date: LocalDate): number {
  const holders = view.appointments.filter(
    (own) => own.post === post && own.from <= date && !(own.to && own.to < date),
  )
  const quota = view.posts.get(post)?.quota.appointments ?? 0
  return Math.max(0, quota - new Set(holders.map(({ student }) => student)).size)
}

export function blankRound(view: SchoolView, today: LocalDate): RoundDraft {
  const from = addDays(today, 14)
  const inUse = [...view.posts.values()].filter(({ retiredOn }) => !retiredOn)
  return {
    ...{ name: '', opens: today, closes: addDays(today, 5), from, to: '', noticeDays: '3', cancelledOn: '' },
    seats: Object.fromEntries(inUse.map(({ id }) => [id, String(freePlaces(view, id, from))])),
  }
}

export const roundDraft = (body: Body): RoundDraft => ({
  ...{ name: body.name, opens: body.opens, closes: body.closes, from: body.office.from, to: body.office.to },
  noticeDays: String(body.noticeDays),
  seats: Object.fromEntries(body.posts.map(({ post, seats }) => [post, String(seats)])),
  cancelledOn: body.cancelledOn ?? '',
})

export function readRound(draft: RoundDraft): Result<Body, FieldErrors> {
  const form = new FormReader()
  const { from: opens, to: closes } = form.span(['opens', 'closes'], draft.opens, draft.closes)
  const office = form.span(['from', 'to'], draft.from, draft.to)
  const posts = Object.entries(draft.seats)
    .map(([post, seats]) => ({ post, seats: form.count(`seats-${post}`, seats || '0', 0, 500) }))
    .filter(({ seats }) => seats > 0)
  if (posts.length === 0) form.fault('posts', { code: 'choose-one' })
  return form.done({
    ...{ name: form.line('name', draft.name, 40), opens, closes, office, posts },
    noticeDays: form.count('noticeDays', draft.noticeDays, 0, 30),
    ...(draft.cancelledOn ? { cancelledOn: form.date('cancelledOn', draft.cancelledOn) } : {}),
  })
}

export function describeRound(view: SchoolView, body: Body): SaidField[] {
  const { form } = recruitmentWords[locale.value]
  const name = (post: string) => view.posts.get(post)?.name ?? ''
  return [
    { label: form.name, text: body.name },
    { label: form.opens, text: body.opens },
    { label: form.closes, text: body.closes },
    { label: form.from, text: body.office.from },
    { label: form.to, text: body.office.to },
    { label: form.noticeDays, text: String(body.noticeDays) },
    { label: form.posts, text: sayList(body.posts.map(({ post, seats }) => `${name(post)} ${seats}`)) },
    { label: form.cancelledOn, text: body.cancelledOn ?? '' },
  ]
}
