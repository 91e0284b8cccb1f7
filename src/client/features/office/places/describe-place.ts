/** A place as labelled lines, for comparing two versions. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { locale } from '../../../i18n/messages.ts'
import { colourName } from '../parts/colour-names.ts'
import type { SaidField } from '../parts/conflict-rows.ts'
import { sayWeekdays } from '../parts/say-dates.ts'
import { placeWords } from './place-words.ts'

export function describePlace(view: SchoolView, body: RecordBody<'place'>): SaidField[] {
  const { form } = placeWords[locale.value]
  const { opening } = body
  const task = (which: 'lower' | 'upper') => {
    const card = body.taskCards?.[which]
    return card ? [card.title, ...card.steps, card.share ?? ''].filter(Boolean).join('、') : ''
  }
  return [
    { label: form.name, text: body.name },
    { label: form.category, text: body.category },
    { label: form.where, text: body.where ?? '' },
    { label: form.onCampus, text: body.onCampus ? '✓' : '' },
    { label: form.capacity, text: body.safeCapacity === undefined ? '' : String(body.safeCapacity) },
    { label: form.stampLabel, text: body.stampLabel },
    { label: form.shape, text: form.shapes[body.shape] },
    { label: form.colour, text: colourName(view, body.colour) },
    { label: form.points, text: body.points.map(({ from, value }) => `${from}: ${value}`).join('、') },
    { label: form.repeat, text: form.repeats[body.repeat] },
    { label: form.byTripOnly, text: opening?.byTripOnly ? '✓' : '' },
    { label: form.weekdays, text: opening ? sayWeekdays(opening.weekdays) : '' },
    {
      label: form.sessions,
      text: (opening?.sessions ?? []).map(({ name, start, end }) => `${name} ${start}–${end}`).join('、'),
    },
    { label: form.rule, text: opening?.rule ?? '' },
    { label: form.adult, text: opening?.adultPresent ?? '' },
    { label: form.lower, text: task('lower') },
    { label: form.upper, text: task('upper') },
    { label: form.retiredOn, text: body.retiredOn ?? '' },
  ]
}
