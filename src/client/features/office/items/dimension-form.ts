/** An evaluation dimension as it is typed: three encouraging steps, and words to choose from. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { SaidField } from '../parts/conflict-rows.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'
import type { itemWords } from './item-words.ts'

type Body = RecordBody<'evaluation-dimension'>
type By = Body['templates'][number]['by']
export const speakers = ['self', 'peer', 'adult', 'next'] as const satisfies readonly By[]
export type DimensionDraft = {
  name: string
  question: string
  levels: [string, string, string]
  said: Record<By, string[]>
  icon: string
  retiredOn: string
}

export const blankDimension = (): DimensionDraft => ({
  ...{ name: '', question: '', levels: ['', '', ''], icon: '', retiredOn: '' },
  said: { self: [], peer: [], adult: [], next: [] },
})

const saidBy = ({ templates }: Body, by: By) =>
  templates.filter((template) => template.by === by).map(({ text }) => text)

export const dimensionDraft = (body: Body): DimensionDraft => ({
  name: body.name,
  question: body.question,
  levels: [...body.levels],
  said: {
    ...{ self: saidBy(body, 'self'), peer: saidBy(body, 'peer') },
    ...{ adult: saidBy(body, 'adult'), next: saidBy(body, 'next') },
  },
  icon: body.icon ?? '',
  retiredOn: body.retiredOn ?? '',
})

export function readDimension(draft: DimensionDraft): Result<Body, FieldErrors> {
  const form = new FormReader()
  const level = (index: 0 | 1 | 2) => form.line(`level-${index}`, draft.levels[index], 60)
  const templates = speakers.flatMap((by) =>
    (form.lines(by, draft.said[by], 120, 5) ?? []).map((text) => ({ by, text })),
  )
  return form.done({
    name: form.line('name', draft.name, 20),
    question: form.line('question', draft.question, 60),
    levels: [level(0), level(1), level(2)],
    templates,
    ...(draft.icon ? { icon: draft.icon } : {}),
    ...(draft.retiredOn ? { retiredOn: draft.retiredOn } : {}),
  })
}

type Labels = (typeof itemWords)['zh']
export const describeDimension = (body: Body, { dimension, retired }: Labels): SaidField[] => [
  { label: dimension.name, text: body.name },
  { label: dimension.question, text: body.question },
  ...body.levels.map((text, index) => ({ label: dimension.levels[index] ?? '', text })),
  ...speakers.map((by) => ({ label: dimension[by], text: saidBy(body, by).join('；') })),
  { label: retired, text: body.retiredOn ?? '' },
]
