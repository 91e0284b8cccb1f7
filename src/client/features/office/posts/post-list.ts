/** The posts of the school by department, with how many places each has and how many are filled. */
import type { Appointment, Post, SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export type PostRow = {
  readonly post: Post
  /** Children appointed now or later. */
  readonly appointed: number
  readonly places: number
  readonly state: 'open' | 'full' | 'retired'
}
export type PostGroup = {
  /** null: posts of no department. */
  readonly department: { readonly id: string; readonly name: string } | null
  readonly rows: readonly PostRow[]
  readonly appointed: number
  readonly places: number
}

/** Departments in the order of their names as set up, then posts without one; retired posts last. */
export function postGroups(view: SchoolView, today: LocalDate): PostGroup[] {
  const appointed = appointedByPost(view.appointments, today)
  const rows = [...view.posts.values()].map((post) => rowOf(post, appointed.get(post.id)?.size ?? 0, today))
  const departments = [...view.all('department').values()].map(({ id, name }) => ({ id, name }))
  const known = new Set(departments.map(({ id }) => id))
  const groups = [
    ...departments.map((department) =>
      groupOf(
        department,
        rows.filter(({ post }) => post.department === department.id),
      ),
    ),
    groupOf(
      null,
      rows.filter(({ post }) => !post.department || !known.has(post.department)),
    ),
  ]
  return groups.filter((group) => group.department !== null || group.rows.length > 0)
}

function groupOf(department: PostGroup['department'], rows: PostRow[]): PostGroup {
  const active = rows.filter(({ state }) => state !== 'retired')
  const sorted = [...active, ...rows.filter(({ state }) => state === 'retired')]
  const sum = (pick: (row: PostRow) => number) => active.reduce((total, row) => total + pick(row), 0)
  return {
    department,
    rows: sorted,
    appointed: sum((row) => row.appointed),
    places: sum((row) => row.places),
  }
}

function rowOf(post: Post, appointed: number, today: LocalDate): PostRow {
  const places = post.quota.appointments
  const isRetired = post.retiredOn !== undefined && post.retiredOn <= today
  return { post, appointed, places, state: isRetired ? 'retired' : appointed >= places ? 'full' : 'open' }
}

/** Children per post whose appointment has not ended. */
function appointedByPost(appointments: readonly Appointment[], today: LocalDate): Map<string, Set<string>> {
  const byPost = new Map<string, Set<string>>()
  for (const { post, student, to } of appointments) {
    if (to !== undefined && to < today) continue
    const own = byPost.get(post) ?? new Set()
    byPost.set(post, own.add(student))
  }
  return byPost
}

/** 4 个部, 9 种岗, 78 个名额, 已有 68 人. */
export function postTotals(groups: readonly PostGroup[]) {
  const active = groups.flatMap((group) => group.rows).filter(({ state }) => state !== 'retired')
  return {
    departments: groups.filter(({ department }) => department !== null).length,
    posts: active.length,
    places: active.reduce((sum, row) => sum + row.places, 0),
    appointed: active.reduce((sum, row) => sum + row.appointed, 0),
  }
}
