/** When and where an activity is, in a line. */
import type { Activity } from '../../../../domain/activities/attendees.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { Locale } from '../../../i18n/messages.ts'
import { sayDay, sayWeekday } from '../shell/day-words.ts'

type Session = Activity['sessions'][number]

export function saySession({ date, start, end }: Session, locale: Locale): string {
  const times = start === undefined ? '' : end === undefined ? ` ${start}` : ` ${start}–${end}`
  return `${sayDay(date, locale)} ${sayWeekday(date, locale)}${times}`
}

export const sayWhere = (activity: Activity, view: SchoolView): string =>
  [view.places.get(activity.place ?? '')?.name ?? '', activity.where ?? ''].filter(Boolean).join(' · ')
