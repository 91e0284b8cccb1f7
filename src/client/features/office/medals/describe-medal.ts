/** A medal and the screens' setting as labelled lines, for comparing two versions. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import { locale } from '../../../i18n/messages.ts'
import type { SaidField } from '../parts/conflict-rows.ts'
import { boardCardWords } from './board-card-words.ts'
import { medalsWords } from './medals-words.ts'

export function describeMedal(body: RecordBody<'medal'>): SaidField[] {
  const { form } = medalsWords[locale.value]
  return [
    { label: form.name, text: body.name },
    ...body.rules.map(({ from, text }) => ({ label: `${form.from} ${from}`, text })),
    { label: form.celebration, text: body.celebration ?? '' },
    { label: form.mapping, text: body.mapping?.medal ?? '' },
    { label: form.retiredOn, text: body.retiredOn ?? '' },
  ]
}

export function describeBoard(body: RecordBody<'board-setting'>): SaidField[] {
  const words = boardCardWords[locale.value]
  const said = (on: boolean) => (on ? words.on : words.off)
  return [
    { label: words.garden, text: said(body.garden) },
    { label: words.notices, text: said(body.notices) },
    { label: words.goals, text: said(body.goals) },
    { label: words.thanks, text: body.thanks.join(words.join) },
  ]
}
