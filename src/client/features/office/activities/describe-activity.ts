/** An activity as labelled lines: for two people's changes side by side. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { locale } from '../../../i18n/messages.ts'
import { colourName } from '../parts/colour-names.ts'
import type { SaidField } from '../parts/conflict-rows.ts'
import { activityDraft } from './activity-form.ts'
import { activityFormWords } from './activity-form-words.ts'

export function describeActivity(
  view: SchoolView,
  body: RecordBody<'activity'>,
  date: LocalDate,
): SaidField[] {
  const words = activityFormWords[locale.value]
  const draft = activityDraft(body)
  const list = (texts: readonly string[]) => texts.join('、')
  return [
    { label: words.name, text: draft.name },
    { label: words.summary, text: draft.summary },
    { label: words.colours, text: list(body.colours.map((colour) => colourName(view, colour))) },
    { label: words.series, text: view.all('activity-series').get(draft.series)?.name ?? '' },
    { label: words.grades, text: list(draft.grades) },
    { label: words.classes, text: list(draft.classes.map((id) => view.className(id, date))) },
    { label: words.group, text: draft.group },
    { label: words.said.days, text: draft.days.replaceAll('\n', '；') },
    { label: words.place, text: view.places.get(draft.place)?.name ?? '' },
    { label: words.where, text: draft.where },
    { label: words.points, text: draft.points },
    { label: words.said.capacity, text: draft.capacity },
    { label: words.signUp, text: [draft.signUpFrom, draft.signUpTo].filter(Boolean).join(' – ') },
    { label: words.bring, text: list(draft.bring) },
    { label: words.safety, text: list(draft.safety) },
    { label: words.leaders, text: list(draft.leaders.map((id) => view.staff.get(id)?.name ?? '')) },
    { label: words.state, text: words.states[draft.state] },
  ]
}
