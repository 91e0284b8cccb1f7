/** A training item as it is typed. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { SaidField } from '../parts/conflict-rows.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'
import type { itemWords } from './item-words.ts'

type Body = RecordBody<'training-item'>
export type ItemDraft = {
  name: string
  content: string[]
  minutes: string
  howChecked: string
  trainer: string
  department: string
  validFor: Body['validFor']
  icon: string
  retiredOn: string
}

export const blankItem = (): ItemDraft => ({
  ...{ name: '', content: [''], minutes: '', howChecked: '', trainer: '', department: '' },
  ...{ validFor: 'school-year', icon: '', retiredOn: '' },
})

export const itemDraft = (body: Body): ItemDraft => ({
  name: body.name,
  content: [...body.content],
  minutes: body.minutes === undefined ? '' : String(body.minutes),
  howChecked: body.howChecked ?? '',
  trainer: body.trainer ?? '',
  department: body.department ?? '',
  validFor: body.validFor,
  icon: body.icon ?? '',
  retiredOn: body.retiredOn ?? '',
})

export function readItem(draft: ItemDraft): Result<Body, FieldErrors> {
  const form = new FormReader()
  const minutes = form.optionalCount('minutes', draft.minutes, 1, 600)
  const howChecked = form.optionalLine('howChecked', draft.howChecked, 80)
  const trainer = form.optionalLine('trainer', draft.trainer, 40)
  return form.done({
    name: form.line('name', draft.name, 40),
    content: form.lines('content', draft.content, 120, 20) ?? [],
    ...(minutes === undefined ? {} : { minutes }),
    ...(howChecked ? { howChecked } : {}),
    ...(trainer ? { trainer } : {}),
    ...(draft.department ? { department: draft.department } : {}),
    validFor: draft.validFor,
    ...(draft.icon ? { icon: draft.icon } : {}),
    ...(draft.retiredOn ? { retiredOn: draft.retiredOn } : {}),
  })
}

type Labels = (typeof itemWords)['zh']
export const describeItem = (view: SchoolView, body: Body, { item, retired }: Labels): SaidField[] => [
  { label: item.name, text: body.name },
  { label: item.content, text: body.content.join('；') },
  { label: item.minutes, text: body.minutes === undefined ? '' : String(body.minutes) },
  { label: item.howChecked, text: body.howChecked ?? '' },
  { label: item.trainer, text: body.trainer ?? '' },
  { label: item.department, text: view.all('department').get(body.department ?? '')?.name ?? '' },
  { label: item.validFor, text: body.validFor === 'term' ? item.term : item.year },
  { label: retired, text: body.retiredOn ?? '' },
]
