/** An activity as the office types it, from a template or new, and the year's plan in its three orders. */
import { describe, expect, it } from 'vitest'
import {
  type ActivityDraft,
  activityDraft,
  blankActivity,
  draftFromTemplate,
  readActivity,
} from '../../../src/client/features/office/activities/activity-form.ts'
import {
  activitiesOfYear,
  planGroups,
  planTable,
} from '../../../src/client/features/office/activities/year-plan.ts'
import * as v from 'valibot'
import { recordSchemas } from '../../../src/domain/records/record.schema.ts'
import { anActivity, aSmallSchoolView } from '../../support/builders/index.ts'

const typed = (changes: Partial<ActivityDraft> = {}): ActivityDraft => ({
  ...blankActivity(),
  ...{ name: '小农场收获日', days: '2026-11-20 13:00-15:30', colour: 'green' as const },
  ...changes,
})
const faultsOf = (changes: Partial<ActivityDraft>) => {
  const read = readActivity(typed(changes))
  return read.ok ? [] : Object.keys(read.error)
}

describe('the form', () => {
  it('reads days with and without times, in order, as people write them', () => {
    const read = readActivity(typed({ days: '2026-12-02\n2026-11-20 8:30至9:15\n 2026-11-27 13:00–15:30 ' }))
    expect(read.ok && read.value.sessions).toEqual([
      { date: '2026-11-20', start: '08:30', end: '09:15' },
      { date: '2026-11-27', start: '13:00', end: '15:30' },
      { date: '2026-12-02' },
    ])
  })

  it.each([
    ['a day that is none', { days: '2026-02-30' }, 'days'],
    ['an end before the start', { days: '2026-11-20 15:00-13:00' }, 'days'],
    ['no day', { days: ' ' }, 'days'],
    ['no name', { name: '' }, 'name'],
    ['six points', { points: '6' }, 'points'],
    ['a sign-up without an end', { signUpFrom: '2026-11-16' }, 'signUpTo'],
  ])('says what is wrong: %s', (_what, changes, field) => {
    expect(faultsOf(changes)).toContain(field)
  })

  it('gives back what it was opened with, and what the server takes', () => {
    const { body } = anActivity()
    const read = readActivity(activityDraft(body))
    expect(read.ok && read.value).toEqual(body)
    expect(read.ok && v.parse(recordSchemas.activity, read.value)).toEqual(body)
  })

  it('takes a template over, and knows that its place is off the campus', () => {
    const view = aSmallSchoolView()
    const draft = typed(draftFromTemplate(view, 'template-memorial'))
    expect(draft).toMatchObject({ name: '纪念馆寻访', colour: 'red', series: 'series-five-hundred' })
    const read = readActivity(draft)
    expect(read.ok && read.value.template).toBe('template-memorial')
  })
})

describe('the year’s plan', () => {
  const view = aSmallSchoolView(
    anActivity('activity-spring', { sessions: [{ date: '2027-03-05' }], colours: ['green', 'blue'] }),
    anActivity('activity-off', { state: 'cancelled' }),
    anActivity('activity-next-year', { sessions: [{ date: '2027-09-05' }] }),
  )
  const year = activitiesOfYear(view, 2026)
  const ids = (order: 'month' | 'colour' | 'series') =>
    planGroups(view, year, order).map(({ key, activities }) => [key, activities.map(({ id }) => id).sort()])

  it('begins in September, and leaves next year’s out', () => {
    const ofSeptember = ['activity-of-others', 'activity-off', 'activity-trip']
    expect(ids('month')).toEqual([
      ['9', ofSeptember],
      ['3', ['activity-spring']],
    ])
  })

  it('shows an activity of several colours in each of them', () => {
    expect(ids('colour').map(([key]) => key)).toEqual(['red', 'green', 'blue'])
  })

  it('has on paper each activity once, and nothing that was called off', () => {
    const onPaper = planTable(year).flatMap(({ months }) => months.flat().map(({ id }) => id))
    expect(onPaper.sort()).toEqual(['activity-of-others', 'activity-spring', 'activity-trip'])
  })
})
