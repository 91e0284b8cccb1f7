/** The calendar and terms as labelled lines, for comparing two versions. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import { locale } from '../../../i18n/messages.ts'
import type { SaidField } from '../parts/conflict-rows.ts'
import { saySpan, sayWeekday } from '../parts/say-dates.ts'
import { calendarWords } from './calendar-words.ts'
import { weekendWords } from './weekend-words.ts'

const words = () => calendarWords[locale.value]

export function describeCalendar({
  holidays,
  makeUpDays,
  events,
  weekendSchool = [],
  winter,
}: RecordBody<'calendar'>): SaidField[] {
  return [
    ...holidays.map(({ name, from, to }) => ({
      label: `${words().legend.holiday} ${name}`,
      text: saySpan(from, to, ''),
    })),
    ...makeUpDays.map(({ date, followsWeekday }) => ({
      label: `${words().legend['make-up']} ${date}`,
      text: words().follows(sayWeekday(followsWeekday)),
    })),
    ...events.map(({ name, from, to, dutiesRun }) => ({
      label: `${words().legend.event} ${name}`,
      text: `${saySpan(from, to, '')} ${dutiesRun ? words().duty : words().noDuty}`,
    })),
    ...weekendSchool.map(({ weekday, from, to }) => ({
      label: weekendWords[locale.value].held(sayWeekday(weekday)),
      text: saySpan(from, to, ''),
    })),
    { label: words().describe.winter, text: winter ? `${winter.from} – ${winter.to}` : '' },
  ]
}

export function describeTerm({ name, schoolYear, half, firstDay, lastDay }: RecordBody<'term'>): SaidField[] {
  const { term } = words()
  return [
    { label: term.name, text: name },
    { label: term.schoolYear, text: String(schoolYear) },
    { label: term.half, text: half === 1 ? term.first : half === 2 ? term.second : '' },
    { label: term.firstDay, text: firstDay },
    { label: term.lastDay, text: lastDay },
  ]
}
