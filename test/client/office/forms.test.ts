import { isPrivatePlace } from '../../../src/domain/places/stampable.ts'
import { describe, expect, test } from 'vitest'
import {
  blankCalendar,
  calendarDraft,
  readCalendar,
} from '../../../src/client/features/office/calendar/calendar-form.ts'
import { nextTerm, readTerm } from '../../../src/client/features/office/calendar/term-form.ts'
import { conflictRows } from '../../../src/client/features/office/parts/conflict-rows.ts'
import { canRemove, entryStates, withEntry } from '../../../src/client/features/office/parts/dated-entries.ts'
import { blankPlace, placeDraft, readPlace } from '../../../src/client/features/office/places/place-form.ts'
import {
  blankPost,
  postDraft,
  readPost,
  withItemIds,
  withItemNames,
} from '../../../src/client/features/office/posts/post-form.ts'
import {
  blankWindow,
  readWindow,
  windowDraft,
} from '../../../src/client/features/office/posts/window-form.ts'
import { overlappingWindows } from '../../../src/client/features/office/posts/window-overlaps.ts'
import { recordSchemas } from '../../../src/domain/records/record.schema.ts'
import * as v from 'valibot'
import {
  aCalendar,
  aPlace,
  aPost,
  aSmallSchoolView,
  lunchWindow,
  morningWindow,
  tuesday,
} from '../../support/builders/index.ts'

const faults = (read: { ok: true } | { ok: false; error: object }) =>
  read.ok ? [] : Object.keys(read.error).sort()

describe('a post', () => {
  test('opened and saved without a change is the same record', () => {
    const { body } = aPost('post-library', {
      trainingRequired: ['通用培训'],
      riskNotes: ['不爬高'],
      outdoor: true,
      location: '图书馆',
      training: [{ item: 'training-books', from: '2026-09-01' }],
      checkOut: true,
    })
    expect(readPost(postDraft(body, tuesday), body)).toEqual({ ok: true, value: body })
  })

  test('names the trainings of its card, and keeps the known ones by their ids', () => {
    const school = aSmallSchoolView()
    const { body } = aPost('post-library', { trainingRequired: ['training-books', '听老师讲一遍'] })
    const draft = withItemNames(school, postDraft(body, tuesday))
    expect(draft.training).toEqual(['图书整理与借还', '听老师讲一遍'])
    expect(readPost(withItemIds(school, draft), body)).toEqual({ ok: true, value: body })
  })

  test('a training that is asked for anew holds from the day that was chosen, the others keep theirs', () => {
    const { body } = aPost('post-library', { training: [{ item: 'training-books', from: '2026-09-01' }] })
    const draft = postDraft(body, tuesday)
    const asked = { ...draft, asked: [...draft.asked, 'training-flag'], askedFrom: '2026-11-01' }
    const read = readPost(asked, body)
    expect(read.ok && read.value.training).toEqual([
      { item: 'training-books', from: '2026-09-01' },
      { item: 'training-flag', from: '2026-11-01' },
    ])
  })

  test('says everything that is missing at once', () => {
    const draft = {
      ...blankPost(tuesday),
      windows: [],
      weekdays: [],
      grades: [],
      perDuty: 'two',
      appointments: '',
    }
    expect(faults(readPost(draft))).toEqual([
      'appointments',
      'grades',
      'name',
      'perDuty',
      'weekdays',
      'windows',
    ])
  })

  test('that is filled in is one the server takes', () => {
    const draft = {
      ...blankPost(tuesday),
      name: ' 图书管理员 ',
      windows: ['window-morning'],
      duties: ['整理书架', '  '],
    }
    const read = readPost(draft)
    expect(read.ok && v.safeParse(recordSchemas.post, read.value).success).toBe(true)
    expect(read.ok && read.value).toMatchObject({ name: '图书管理员', duties: ['整理书架'] })
  })

  test('refuses a pasted line break before the server does', () => {
    expect(faults(readPost({ ...blankPost(tuesday), name: '图书\n管理员', windows: ['w'] }))).toEqual([
      'name',
    ])
  })
})

describe('a duty window', () => {
  const { body } = morningWindow

  test('changed from a day on keeps what was in force before', () => {
    const draft = { ...windowDraft(body, tuesday), from: '2026-09-21', start: '07:50' }
    const read = readWindow(draft, body, tuesday)
    expect(read.ok && read.value.versions.map(({ from, start }) => [from, start])).toEqual([
      ['2026-08-16', '07:40'],
      ['2026-09-21', '07:50'],
    ])
    expect(read.ok && v.safeParse(recordSchemas.window, read.value).success).toBe(true)
  })

  test('with only a new name gets no new entry', () => {
    const read = readWindow({ ...windowDraft(body, tuesday), name: '早晨' }, body, tuesday)
    expect(read).toEqual({ ok: true, value: { ...body, name: '早晨' } })
  })

  test('cannot be changed for a day that has passed', () => {
    const draft = { ...windowDraft(body, tuesday), from: '2026-09-14', start: '07:50' }
    expect(faults(readWindow(draft, body, tuesday))).toEqual(['from'])
  })

  test('ends after it starts, and differs on a weekday once', () => {
    const exception = { weekday: 1, start: '07:30', end: '08:00', note: '' }
    const draft = {
      ...blankWindow(tuesday),
      name: '晨间',
      start: '08:10',
      end: '07:40',
      exceptions: [exception, exception],
    }
    expect(faults(readWindow(draft, null, tuesday))).toEqual(['end', 'exception-1'])
  })

  test('is told which other windows it runs into', () => {
    const others = [morningWindow, lunchWindow].map(({ id, body: own }) => ({ id, ...own }))
    const draft = { ...blankWindow(tuesday), start: '08:00', end: '08:20' }
    expect(overlappingWindows(others, 'window-new', draft)).toEqual(['晨间'])
    expect(overlappingWindows(others, 'window-morning', draft)).toEqual([])
    expect(overlappingWindows(others, 'window-new', { ...draft, weekdays: [6] })).toEqual([])
  })
})

describe('a place', () => {
  test('opened and saved without a change is the same record', () => {
    const { body } = aPlace('place-farm', {
      where: '校内',
      safeCapacity: 40,
      opening: {
        byTripOnly: false,
        weekdays: [1, 2],
        sessions: [{ name: '午间', start: '11:45', end: '12:30' }],
        rule: '雨天不开放',
      },
      taskCards: { lower: { title: '看一看', steps: ['数一数'] } } as never,
    })
    expect(readPlace(placeDraft(body))).toEqual({ ok: true, value: body })
  })

  test.each(['心理辅导室', '卫生室', '医务室', 'Nurse', 'Counselling room'])('%s gets no stamp', (name) => {
    expect(isPrivatePlace(name)).toBe(true)
    expect(faults(readPlace({ ...blankPlace(tuesday), name, stampLabel: '安心印' }))).toEqual(['name'])
  })

  test('off campus is for trips with a teacher', () => {
    const read = readPlace({ ...blankPlace(tuesday), name: '纪念馆', stampLabel: '致敬印', onCampus: false })
    expect(read.ok && read.value.opening?.byTripOnly).toBe(true)
  })
})

describe('the calendar', () => {
  test('opened and saved without a change is the same record', () => {
    const { body } = aCalendar()
    expect(readCalendar(calendarDraft(body))).toEqual({ ok: true, value: body })
    const weekendSchool = [{ weekday: 6 as const, from: '2026-09-01', to: '2027-01-29' }]
    const withSaturdays = { ...body, weekendSchool }
    expect(readCalendar(calendarDraft(withSaturdays))).toEqual({ ok: true, value: withSaturdays })
  })

  test('refuses a holiday that ends before it begins, a make-up day twice and half a winter', () => {
    const draft = {
      ...blankCalendar(),
      holidays: [{ id: 'h', name: '国庆节', from: '2026-10-07', to: '2026-10-01' }],
      makeUpDays: [
        { date: '2026-10-10', followsWeekday: 3, name: '' },
        { date: '2026-10-10', followsWeekday: 4, name: '' },
      ],
      winterFrom: '11-31',
    }
    expect(faults(readCalendar(draft))).toEqual([
      'holiday h to',
      'make-up 1 date',
      'winter from',
      'winter to',
    ])
  })

  test('terms do not share a day, and the next one is proposed by its half', () => {
    const first = {
      id: 't1',
      name: '第一学期',
      schoolYear: 2026,
      half: 1 as const,
      firstDay: '2026-09-01',
      lastDay: '2027-01-22',
    }
    expect(nextTerm([first], tuesday)).toMatchObject({ schoolYear: '2026', half: '2' })
    const draft = {
      name: '第二学期',
      schoolYear: '2026',
      half: '2',
      firstDay: '2027-01-22',
      lastDay: '2027-07-02',
    }
    expect(faults(readTerm(draft, [first]))).toEqual(['firstDay'])
    expect(faults(readTerm({ ...draft, firstDay: '2027-02-22' }, [first]))).toEqual([])
  })
})

describe('rules with dates', () => {
  const entries = [
    { from: '2026-09-01', value: 1 },
    { from: '2026-10-01', value: 2 },
  ]

  test('are past, in force or coming', () => {
    expect(entryStates(entries, tuesday).map(({ state }) => state)).toEqual(['coming', 'now'])
    expect(entryStates(entries, '2026-11-02').map(({ state }) => state)).toEqual(['now', 'past'])
  })

  test('take a second word about the same day as a correction', () => {
    expect(withEntry(entries, { from: '2026-10-01', value: 3 })).toEqual([
      entries[0],
      { from: '2026-10-01', value: 3 },
    ])
  })

  test('can be taken back before their day, never afterwards and never the last', () => {
    expect(canRemove(entries, '2026-10-01', tuesday)).toBe(true)
    expect(canRemove(entries, '2026-09-01', tuesday)).toBe(false)
    expect(canRemove([{ from: '2026-10-01' }], '2026-10-01', tuesday)).toBe(false)
  })
})

test('a conflict shows only what differs, also what one side lacks', () => {
  const mine = [
    { label: '名字', text: '图书角' },
    { label: '地点', text: '二楼' },
  ]
  const theirs = [
    { label: '名字', text: '图书角' },
    { label: '指导', text: '王老师' },
  ]
  expect(conflictRows(mine, theirs)).toEqual([
    { label: '地点', mine: '二楼', theirs: '' },
    { label: '指导', mine: '', theirs: '王老师' },
  ])
})
