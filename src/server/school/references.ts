/** Checks across records: what a changed row points at must exist, what others point at must not go. */
import type { RecordBody, RecordKind } from '../../domain/records/record.schema.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { ChangeRefusal, RecordChange } from './change-records.ts'

type Pointer = readonly [field: string, kind: RecordKind, ids: readonly (string | undefined)[]]

const pointers: { [K in RecordKind]?: (body: RecordBody<K>) => Pointer[] } = {
  student: (body) => [['memberships.class', 'class', body.memberships.map((membership) => membership.class)]],
  assignment: (body) => [
    ['staff', 'staff', [body.staff]],
    ['class', 'class', [body.class]],
    ['posts', 'post', body.posts ?? []],
  ],
  post: (body) => [
    ['department', 'department', [body.department]],
    ['windows', 'window', body.windows],
    ['training.item', 'training-item', (body.training ?? []).map(({ item }) => item)],
  ],
  appointment: (body) => [
    ['student', 'student', [body.student]],
    ['post', 'post', [body.post]],
    ['windows', 'window', body.windows],
  ],
  'training-item': (body) => [['department', 'department', [body.department]]],
  'training-session': (body) => [
    ['items', 'training-item', body.items],
    ['trainer', 'staff', [body.trainer]],
    ['posts', 'post', body.posts ?? []],
  ],
  round: (body) => [['posts.post', 'post', body.posts.map(({ post }) => post)]],
  arrangement: (body) => [
    ['round', 'round', [body.round]],
    ['notice', 'notice', [body.notice]],
    ['placements.post', 'post', body.placements.map(({ post }) => post)],
    ['placements.student', 'student', body.placements.map(({ student }) => student)],
  ],
  notice: (body) => [['lines.post', 'post', body.lines.map(({ post }) => post)]],
  rotation: (body) => [['post', 'post', [body.post]]],
  honour: (body) => [
    ['student', 'student', [body.student]],
    ['post', 'post', [body.post]],
  ],
  handover: (body) => [['post', 'post', [body.post]]],
  'saved-group': (body) => [
    ['owner', 'staff', [body.owner]],
    ['students', 'student', body.students],
  ],
  preset: (body) => [['owner', 'staff', [body.owner]]],
  'activity-template': (body) => [
    ['series', 'activity-series', [body.series]],
    ['place', 'place', [body.place]],
  ],
  activity: (body) => [
    ['series', 'activity-series', [body.series]],
    ['template', 'activity-template', [body.template]],
    ['classes', 'class', body.classes],
    ['place', 'place', [body.place]],
    ['leaders', 'staff', body.leaders],
  ],
  passport: (body) => [['pages.places', 'place', body.pages.flatMap(({ places }) => places)]],
  goal: (body) => [['class', 'class', [body.class]]],
  device: (body) => [
    ['class', 'class', [body.class]],
    ['place', 'place', [body.place]],
    ['posts', 'post', body.posts ?? []],
  ],
  card: (body) => [['student', 'student', [body.student]]],
}

type Pointing = (body: unknown) => Pointer[]

/** @param view the records as they would be after the changes */
export function brokenReference(changes: readonly RecordChange[], view: SchoolView): ChangeRefusal | null {
  for (const { kind, id, body } of changes) {
    if (body === null) {
      const by = userOf(kind, id, view)
      if (by) return { code: 'still-used', kind, id, by }
      continue
    }
    for (const [field, target, ids] of (pointers[kind] as Pointing | undefined)?.(body) ?? []) {
      if (ids.some((pointed) => pointed !== undefined && !view.all(target).has(pointed))) {
        return { code: 'broken-reference', kind, id, field }
      }
    }
  }
  return null
}

/** The kind of some record that points at this one. */
function userOf(target: RecordKind, id: string, view: SchoolView): RecordKind | undefined {
  return (Object.keys(pointers) as RecordKind[]).find((kind) =>
    [...view.all(kind).values()].some((row) =>
      (pointers[kind] as Pointing)(row).some(([, to, ids]) => to === target && ids.includes(id)),
    ),
  )
}
