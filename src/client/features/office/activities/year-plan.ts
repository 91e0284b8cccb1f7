/** A school year of activities in an order that is asked for: by month, by colour, by series. */
import { type Activity, firstDayOf } from '../../../../domain/activities/attendees.ts'
import { type Colour, colours } from '../../../../domain/colours.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { schoolYearOf } from '../../../../domain/time/calendar.ts'

export type Order = 'month' | 'colour' | 'series'
export type PlanGroup = { readonly key: string; readonly activities: readonly Activity[] }

/** A school year's months, September first. */
export const monthsOfYear = [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8] as const
const monthOf = (activity: Activity) => Number(firstDayOf(activity).slice(5, 7))

export const activitiesOfYear = (view: SchoolView, year: number): Activity[] =>
  [...view.all('activity').values()]
    .filter((activity) => schoolYearOf(firstDayOf(activity)) === year)
    .sort((a, b) => (firstDayOf(a) < firstDayOf(b) ? -1 : 1))

/** Groups without an activity are left out. An activity of several colours stands in each. */
export function planGroups(view: SchoolView, activities: readonly Activity[], order: Order): PlanGroup[] {
  const keys = {
    month: monthsOfYear.map(String),
    colour: [...colours],
    series: [...view.all('activity-series').keys(), ''],
  }[order]
  const isIn = (activity: Activity, key: string) => {
    if (order === 'month') return String(monthOf(activity)) === key
    if (order === 'colour') return activity.colours.includes(key as Colour)
    return (activity.series ?? '') === key
  }
  return keys
    .map((key) => ({ key, activities: activities.filter((activity) => isIn(activity, key)) }))
    .filter((group) => group.activities.length > 0)
}

/** For the one page of the year: a row a colour, a column a month; what is called off is left out. */
export const planTable = (activities: readonly Activity[]) =>
  colours.map((colour) => ({
    colour,
    months: monthsOfYear.map((month) =>
      activities.filter(
        (one) => one.state !== 'cancelled' && one.colours[0] === colour && monthOf(one) === month,
      ),
    ),
  }))
