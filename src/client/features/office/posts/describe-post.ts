/** Posts, windows and appointments as labelled lines, for comparing two versions. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { locale } from '../../../i18n/messages.ts'
import { sayList } from '../../../i18n/say-list.ts'
import { colourName } from '../parts/colour-names.ts'
import type { SaidField } from '../parts/conflict-rows.ts'
import { sayWeekdays } from '../parts/say-dates.ts'
import { postWords } from './post-words.ts'
import { windowWords } from './window-words.ts'

const list = (items: readonly string[] | undefined) => sayList(items ?? [])

export function describePost(view: SchoolView, body: RecordBody<'post'>): SaidField[] {
  const { form, describe } = postWords[locale.value]
  const { quota } = body
  return [
    { label: form.name, text: body.name },
    {
      label: form.department,
      text: (body.department && view.all('department').get(body.department)?.name) ?? '',
    },
    { label: form.location, text: body.location ?? '' },
    { label: form.supervisor, text: body.supervisor ?? '' },
    { label: form.duties, text: list(body.duties) },
    { label: describe.windows, text: list(body.windows.map((id) => view.windowName(id))) },
    { label: describe.weekdays, text: sayWeekdays(body.weekdays) },
    { label: describe.quota, text: `${quota.perDuty} × ${quota.rotationGroups}, ${quota.appointments}` },
    { label: form.grades, text: list(body.eligibleGrades.map((grade) => form.gradeName(grade))) },
    { label: describe.colour, text: colourName(view, body.colour) },
    { label: describe.points, text: list(body.points.map(({ from, value }) => `${from}: ${value}`)) },
    {
      label: form.training,
      text: list(body.trainingRequired?.map((id) => view.all('training-item').get(id)?.name ?? id)),
    },
    {
      label: form.asked,
      text: list(body.training?.map(({ item }) => view.all('training-item').get(item)?.name ?? item)),
    },
    { label: form.checkOut, text: body.checkOut ? describe.yes : '' },
    { label: form.wear, text: list(body.wear) },
    { label: form.bring, text: list(body.bring) },
    { label: form.risks, text: list(body.riskNotes) },
    { label: form.retiredOn, text: body.retiredOn ?? '' },
  ]
}

export function describeAppointment(view: SchoolView, body: RecordBody<'appointment'>): SaidField[] {
  const { appoint, describe } = postWords[locale.value]
  return [
    { label: appoint.student, text: view.students.get(body.student)?.name ?? '' },
    { label: appoint.windows, text: list(body.windows.map((id) => view.windowName(id))) },
    { label: appoint.weekdays, text: sayWeekdays(body.weekdays) },
    { label: describe.group, text: body.group ? String(body.group) : '' },
    { label: appoint.from, text: body.from },
    { label: appoint.to, text: body.to ?? '' },
  ]
}

export function describeWindow(body: RecordBody<'window'>): SaidField[] {
  const { window } = windowWords[locale.value]
  const versions = body.versions.map((version) => ({
    label: `${window.from} ${version.from}`,
    text: [
      window.line(version.start, version.end, sayWeekdays(version.weekdays)),
      ...(version.weekdayExceptions ?? []).map(
        ({ weekday, start, end }) => `${sayWeekdays([weekday])} ${start}–${end}`,
      ),
      version.winter ? `${window.winter} ${version.winter.start}–${version.winter.end}` : '',
      `${version.checkInOpensMinutesBefore}/${version.graceMinutes}/${version.recordableMinutesAfterEnd}`,
    ]
      .filter(Boolean)
      .join(' · '),
  }))
  return [{ label: window.name, text: body.name }, ...versions]
}
