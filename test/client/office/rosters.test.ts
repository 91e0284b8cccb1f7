import { nothingKnown } from '../../../src/domain/posts/training.ts'
import { describe, expect, test } from 'vitest'
import { searchStudents } from '../../../src/client/features/office/parts/student-search.ts'
import {
  type AppointmentDraft,
  doubtsAbout,
} from '../../../src/client/features/office/posts/appointment-form.ts'
import { dutyGrid } from '../../../src/client/features/office/posts/duty-grid.ts'
import { postGroups, postTotals } from '../../../src/client/features/office/posts/post-list.ts'
import type { Rows } from '../../support/builders/index.ts'
import {
  anAppointment,
  aPost,
  aSmallSchoolView,
  aStudent,
  otherChild,
  ownChild,
  ownClass,
  paperChild,
  tuesday,
} from '../../support/builders/index.ts'

const draftFor = (student: string, changes: Partial<AppointmentDraft> = {}): AppointmentDraft => ({
  student,
  windows: ['window-morning'],
  weekdays: [1],
  from: tuesday,
  to: '',
  ...changes,
})

function doubts(draft: AppointmentDraft, post = 'post-canteen', ...changes: Rows[]) {
  const view = aSmallSchoolView(...changes)
  const own = view.posts.get(post)
  if (!own) throw new Error('the post is there')
  return doubtsAbout(view, own, draft, tuesday, null, nothingKnown)
}

describe('before a child is appointed', () => {
  test('it is said when the child is at another post in the same window', () => {
    expect(doubts(draftFor(ownChild))).toEqual([
      { kind: 'clash', post: 'post-library', window: 'window-morning', weekdays: [1] },
    ])
  })

  test('another window, another day or another time of the year is no clash', () => {
    expect(doubts(draftFor(ownChild, { windows: ['window-lunch'] }))).toEqual([])
    expect(doubts(draftFor(ownChild, { weekdays: [6] }))).toEqual([])
    const until = anAppointment(ownChild, 'post-library', { to: '2026-09-10' })
    expect(doubts(draftFor(ownChild), 'post-canteen', until)).toEqual([])
  })

  test('it is said when the child is there already, of another grade or on paper', () => {
    expect(doubts(draftFor(ownChild), 'post-library')).toEqual([{ kind: 'again' }])
    const upper = aPost('post-canteen', { name: '食堂', eligibleGrades: [5, 6] })
    expect(doubts(draftFor(ownChild, { windows: ['window-lunch'] }), 'post-canteen', upper)).toEqual([
      { kind: 'grade', grade: 3 },
    ])
    expect(doubts(draftFor(paperChild, { windows: ['window-lunch'] }))).toEqual([{ kind: 'paper' }])
  })

  test('it is said when the post has as many as it needs', () => {
    const small = aPost('post-canteen', {
      name: '食堂',
      quota: { perDuty: 1, rotationGroups: 1, appointments: 1 },
    })
    expect(doubts(draftFor(`child-2024-2-02`), 'post-canteen', small)).toEqual([
      { kind: 'full', window: 'window-morning', weekdays: [1] },
    ])
  })
})

describe('the roster of a post', () => {
  test('shows who serves when, how many are missing, and when it is not kept', () => {
    const view = aSmallSchoolView(
      aPost('post-library', { weekdays: [1, 3], windows: ['window-lunch', 'window-morning'] }),
      anAppointment(otherChild, 'post-library', { from: '2026-10-08', weekdays: [3] }),
    )
    const post = view.posts.get('post-library')
    const rows = post ? dutyGrid(view, post, tuesday) : []
    expect(rows.map(({ window }) => window)).toEqual(['window-morning', 'window-lunch'])
    const [monday, aTuesday, wednesday] = rows[0]?.cells ?? []
    expect(monday).toMatchObject({ missing: 0, isOff: false })
    expect(aTuesday?.isOff).toBe(true)
    expect(wednesday?.people.map(({ student, isComing }) => [student.id, isComing])).toEqual([
      [ownChild, false],
      [paperChild, false],
      [otherChild, true],
    ])
    expect(rows[1]?.cells[0]?.missing).toBe(2)
  })

  test('posts count the children appointed now or later, each once', () => {
    const twice = anAppointment(ownChild, 'post-library', { windows: ['window-lunch'] })
    const view = aSmallSchoolView(
      { ...twice, id: 'second-appointment' },
      anAppointment(otherChild, 'post-canteen', { to: '2026-09-14' }),
    )
    const groups = postGroups(view, tuesday)
    const counts = groups.flatMap(({ rows }) => rows).map(({ post, appointed }) => [post.id, appointed])
    expect(Object.fromEntries(counts)).toEqual({ 'post-library': 2, 'post-canteen': 0 })
    expect(postTotals(groups)).toEqual({ departments: 1, posts: 2, places: 20, appointed: 2 })
  })

  test('a retired post is at the end and in no total', () => {
    const view = aSmallSchoolView(aPost('post-canteen', { name: '食堂', retiredOn: '2026-09-01' }))
    expect(postTotals(postGroups(view, tuesday)).posts).toBe(1)
  })
})

describe('finding a child', () => {
  const view = aSmallSchoolView(
    aStudent('child-zeng', { name: '曾乐', pinyin: ['zēng', 'lè'], class: ownClass, seat: 9 }),
    aStudent('child-lv', { name: '吕安', pinyin: ['lǚ', 'ān'], class: ownClass, seat: 10 }),
  )
  const found = (text: string) => searchStudents(view, tuesday, text).map(({ student }) => student.id)

  test.each(['曾乐', '乐', 'zl', 'zengle', 'ZENG', ' 曾 '])('by %s', (text) => {
    expect(found(text)).toContain('child-zeng')
  })

  test('ü is typed u', () => {
    expect(found('lu')).toContain('child-lv')
    expect(found('la')).toContain('child-lv')
  })

  test.each(['三2', '三(2)', '三（2）班', '三年级2班', '3.2', '302'])(
    'a class by %s, in seat order',
    (text) => {
      expect(found(text)[0]).toBe(ownChild)
      expect(found(text)).not.toContain(otherChild)
    },
  )

  test('nobody by nothing, and nobody who has left', () => {
    expect(found('')).toEqual([])
    const left = aSmallSchoolView(
      aStudent('child-gone', {
        name: '葛远',
        memberships: [{ class: ownClass, from: '2026-08-28', to: '2026-09-10' }],
      }),
    )
    expect(searchStudents(left, tuesday, '葛远')).toEqual([])
  })
})
