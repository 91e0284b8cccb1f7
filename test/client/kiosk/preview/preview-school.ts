// The records and facts of the preview: one class, its posts and places, some weeks of points, this noon's arrivals.
import type { Fact } from '../../../../src/domain/facts/fact.schema.ts'
import type { RecordBody, RecordKind, RecordRow } from '../../../../src/domain/records/record.schema.ts'
import starter from '../../../../src/server/content/starter-school.json'
import { pictureSymbols } from '../../../../src/client/ui/icons/picture-symbols.ts'
import { classOf42, classOf56, type Named } from './names.ts'

const row = <K extends RecordKind>(kind: K, id: string, body: RecordBody<K>) =>
  ({ kind, id, version: 1, number: 1, body }) as RecordRow<K>
const from = '2026-09-01'
const workdays = [1, 2, 3, 4, 5]

const shapes = {
  'category-xiangshan': 'circle',
  'category-qiuzhen': 'square',
  'category-base': 'octagon',
  'category-resource': 'gourd',
} as const

const syllables = (name: string, pinyin: string) => {
  const left = pinyin.split(' ')
  return [...name].map((character) => (character === '·' ? '' : (left.shift() ?? '')))
}
export const childId = (seat: number) => `child-${String(seat).padStart(2, '0')}`
const student = ([name, pinyin]: Named, index: number, classId = 'class-32') =>
  row('student', childId(index + 1), {
    name,
    pinyin: syllables(name, pinyin),
    symbol: Object.keys(pictureSymbols)[index] ?? '太阳',
    memberships: [{ class: classId, seat: index + 1, from }],
    consent: 'electronic',
  })

const content = (): RecordRow[] => [
  ...starter.colours.map(({ id, name, meaning, descriptions }) =>
    row('colour', id, { name, meaning, descriptions }),
  ),
  ...starter.dutyWindows.map((window) =>
    row('window', window.id, {
      name: window.name,
      icon: window.icon,
      versions: [
        {
          from,
          ...{ start: window.start, end: window.end, weekdays: window.weekdays },
          ...{ checkInOpensMinutesBefore: 10, graceMinutes: 10, recordableMinutesAfterEnd: 60 },
        },
      ],
    } as RecordBody<'window'>),
  ),
  ...starter.posts.map(({ pointsPerDuty, id, ...post }) =>
    row('post', id, { ...post, points: [{ from, value: pointsPerDuty }] } as unknown as RecordBody<'post'>),
  ),
  ...starter.places.map(({ id, points, stampName, ...place }) =>
    row('place', id, {
      ...place,
      points: [{ from, value: points }],
      repeat: 'once-per-week',
      stampLabel: stampName,
      shape: shapes[place.category as keyof typeof shapes],
    } as unknown as RecordBody<'place'>),
  ),
]

export type Options = {
  size: number
  due: number
  tablet: 'class' | 'place' | 'posts'
  long: boolean
}

export function previewRows({ size, due, tablet, long }: Options): RecordRow[] {
  const names = [...(size > 42 ? classOf56 : classOf42).slice(0, size)]
  if (long) names[3] = ['阿依努尔·买买提', 'ā yī nǔ ěr mǎi mǎi tí']
  if (long) names[8] = ['欧阳若水', 'ōu yáng ruò shuǐ']
  const noonPosts = starter.posts.filter((post) => post.windows.includes('window-lunch'))
  const seats = [36, 14, 19, 25, 28, 4, 9, 35, 22, 7, 11, 17, 30, 2].filter((seat) => seat <= size)
  const place = starter.places.find(({ id }) => id === 'place-library')
  return [
    row('school', 'school', { name: '善真小学', schoolingYears: 6, zone: 'Asia/Shanghai' }),
    row('term', 'term-1', {
      name: '第一学期',
      schoolYear: 2026,
      half: 1,
      firstDay: from,
      lastDay: '2027-01-22',
    }),
    row('calendar', 'calendar', { holidays: [], makeUpDays: [], events: [] }),
    row('rules', 'rules', {
      undoSeconds: 10,
      points: [
        {
          from,
          ...{ maxPointsPerAward: 5, noteRequiredAbovePoints: 3, automaticDailyCapPerColour: 3 },
          teacherWeeklySoftBudget: {},
        },
      ],
    }),
    row('class', 'class-32', { entryYear: size > 42 ? 2022 : 2024, number: size > 42 ? 3 : 2 }),
    ...content(),
    ...names.map((name, index) => student(name, index)),
    ...(tablet === 'place' ? otherClasses() : []),
    ...seats.slice(0, due).map((seat, index) =>
      row('appointment', `ap-${seat}`, {
        ...{ student: childId(seat), post: noonPosts[index % noonPosts.length]?.id ?? '' },
        ...{ windows: ['window-lunch'], weekdays: workdays, from },
      }),
    ),
    row('device', 'tablet-1', {
      name: '三(2)班平板',
      use: tablet === 'class' ? 'class-tablet' : 'place-tablet',
      ...(tablet === 'class' ? { class: 'class-32' } : {}),
      ...(tablet === 'place' ? { place: place?.id ?? '' } : {}),
      ...(tablet === 'posts' ? { posts: noonPosts.map(({ id }) => id) } : {}),
      state: 'active',
      stateSince: from,
    }),
    row('card', 'card-36', { student: childId(36), code: '0123456789ABCDEF', issued: from }),
    row('card', 'card-1', { student: childId(1), code: 'FEDCBA9876543210', issued: from }),
  ]
}

const otherClasses = () =>
  [2021, 2022, 2023, 2025, 2026].flatMap((entryYear) =>
    [1, 2, 3, 4, 5, 6, 7, 8].flatMap((number) => [
      row('class', `class-${entryYear}-${number}`, { entryYear, number }),
      row('student', `c-${entryYear}-${number}`, {
        ...{ name: '田禾', pinyin: ['tián', 'hé'], symbol: '贝壳', consent: 'electronic' as const },
        memberships: [{ class: `class-${entryYear}-${number}`, seat: 1, from }],
      }),
    ]),
  )

/** Awards and stamps of seat 36 before today, so that the own page has something to show. */
export function earlierFacts(): Array<Pick<Fact, 'type' | 'body'> & { day: number }> {
  const points = { red: 6, green: 13, blue: 15, yellow: 4, purple: 9 } as const
  const awards = Object.entries(points).flatMap(([colour, sum]) =>
    Array.from({ length: sum }, (_, index) => ({
      type: 'points.awarded.v1' as const,
      body: { student: childId(36), colour: colour as keyof typeof points, points: 1, label: '主动帮忙' },
      day: 30 - (index % 25),
    })),
  )
  const stamped = starter.places.filter((_, index) => index % 3 === 0)
  const stamps = stamped.map((place, index) => ({
    type: 'place.stamped.v1' as const,
    body: { student: childId(36), place: place.id, colour: place.colour as 'red', points: 1 },
    day: 3 + index,
  }))
  return [...awards, ...stamps]
}
