/** A training session as it is typed. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { locale } from '../../../i18n/messages.ts'
import { sayList } from '../../../i18n/say-list.ts'
import type { SaidField } from '../parts/conflict-rows.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'
import { trainingWords } from './training-words.ts'

type Body = RecordBody<'training-session'>
export type SessionDraft = {
  items: string[]
  date: string
  start: string
  end: string
  where: string
  trainer: string
  posts: string[]
}

export const blankSession = (today: LocalDate): SessionDraft => ({
  ...{ items: [], date: today, start: '', end: '', where: '', trainer: '', posts: [] },
})

export const sessionDraft = (body: Body): SessionDraft => ({
  ...{ items: [...body.items], date: body.date, start: body.start ?? '', end: body.end ?? '' },
  ...{ where: body.where ?? '', trainer: body.trainer ?? '', posts: [...(body.posts ?? [])] },
})

export function readSession(draft: SessionDraft): Result<Body, FieldErrors> {
  const form = new FormReader()
  const items = form.some('items', draft.items)
  const date = form.date('date', draft.date)
  const times = draft.start || draft.end ? form.times(['start', 'end'], draft.start, draft.end) : {}
  const where = form.optionalLine('where', draft.where, 60)
  return form.done({
    ...{ items, date, ...times },
    ...(where ? { where } : {}),
    ...(draft.trainer ? { trainer: draft.trainer } : {}),
    ...(draft.posts.length > 0 ? { posts: [...draft.posts] } : {}),
  })
}

export function describeSession(view: SchoolView, body: Body): SaidField[] {
  const { form } = trainingWords[locale.value]
  const names = (kind: 'training-item' | 'post', ids: readonly string[]) =>
    sayList(ids.map((id) => view.all(kind).get(id)?.name ?? ''))
  return [
    { label: form.items, text: names('training-item', body.items) },
    { label: form.date, text: body.date },
    { label: form.start, text: body.start ?? '' },
    { label: form.end, text: body.end ?? '' },
    { label: form.where, text: body.where ?? '' },
    { label: form.trainer, text: view.staff.get(body.trainer ?? '')?.name ?? '' },
    { label: form.posts, text: names('post', body.posts ?? []) },
  ]
}
