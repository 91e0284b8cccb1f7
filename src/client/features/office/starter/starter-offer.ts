/**
 * What the starting content has and this school has not, for a school that was set up before some of it was there.
 * Each is taken over by choice, and nothing that stands is overwritten: a place keeps all of its own and gets task cards
 * only where it has none. What a chosen one cannot do without comes with it; what the school has removed is left out.
 */
import type { RecordBody, RecordKind } from '../../../../domain/records/record.schema.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { RecordChange } from '../../../api/records.ts'
import type { StarterRecord } from '../../../api/starter.ts'

export const offeredKinds = [
  ...(['training-item', 'evaluation-dimension', 'medal', 'passport', 'place', 'preset'] as const),
  ...(['activity-series', 'activity-template', 'department', 'post', 'window'] as const),
] as const satisfies readonly RecordKind[]
export type OfferedKind = (typeof offeredKinds)[number]

/** cards: a place of the school's own, which has no task cards yet. */
export type Offer = { readonly record: StarterRecord; readonly adds: 'record' | 'cards' }

export const keyOf = ({ record }: Offer): string => `${record.kind}/${record.id}`
export const nameOf = ({ body }: StarterRecord): string => {
  const { name, label, title } = body as { name?: string; label?: string; title?: string }
  return name ?? label ?? title ?? ''
}

export function offersOf(
  starter: readonly StarterRecord[],
  view: SchoolView,
  kinds: readonly OfferedKind[],
): Offer[] {
  return starter.flatMap((record): Offer[] => {
    if (!kinds.some((kind) => kind === record.kind)) return []
    const own = view.all(record.kind).get(record.id)
    if (!own) return [{ record, adds: 'record' }]
    const lacksCards = record.kind === 'place' && (own as RecordBody<'place'>).taskCards === undefined
    return lacksCards && record.body.taskCards ? [{ record, adds: 'cards' }] : []
  })
}

/** What is saved; `version` is that of the school's own row, 0 where there is none. */
export function changesOf(
  chosen: readonly Offer[],
  starter: readonly StarterRecord[],
  view: SchoolView,
  versionOf: (record: StarterRecord) => number,
): RecordChange[] {
  const added = new Map<string, StarterRecord>()
  for (const { record } of chosen.filter(({ adds }) => adds === 'record')) addWithNeeds(record)

  function addWithNeeds(record: StarterRecord): void {
    const key = `${record.kind}/${record.id}`
    if (added.has(key)) return
    added.set(key, record)
    for (const [kind, id] of needsOf(record)) {
      const needed = starter.find((one) => one.kind === kind && one.id === id)
      if (needed && !view.all(kind).has(id)) addWithNeeds(needed)
    }
  }

  const isThere = (kind: RecordKind, id: string) => view.all(kind).has(id) || added.has(`${kind}/${id}`)
  const records = [...added.values()].map(
    ({ kind, id, body }) => ({ kind, id, version: 0, body: fitted(kind, body, isThere) }) as RecordChange,
  )
  const filled = chosen.filter(({ adds }) => adds === 'cards')
  return [...records, ...filled.map(({ record }) => withCards(record, view, versionOf(record)))]
}

function needsOf({ kind, body }: StarterRecord): ReadonlyArray<readonly [RecordKind, string]> {
  if (kind === 'activity-template') return [['activity-series', body.series]]
  if (kind !== 'medal') return []
  return body.rules.flatMap(({ condition }) =>
    condition.type === 'passport-complete' ? [['passport', condition.passport] as const] : [],
  )
}

type IsThere = (kind: RecordKind, id: string) => boolean

const fittings: { [K in OfferedKind]?: (body: RecordBody<K>, isThere: IsThere) => RecordBody<K> } = {
  'training-item': (body, isThere) => withoutGone(body, 'department', 'department', isThere),
  'activity-template': (body, isThere) => withoutGone(body, 'place', 'place', isThere),
  post: (body, isThere) => ({
    ...withoutGone(body, 'department', 'department', isThere),
    windows: body.windows.filter((id) => isThere('window', id)),
  }),
  passport: (body, isThere) => ({
    ...body,
    pages: body.pages.map((page) => ({ ...page, places: page.places.filter((id) => isThere('place', id)) })),
  }),
}
const fitted = (kind: RecordKind, body: object, isThere: IsThere): object =>
  (fittings[kind as OfferedKind] as ((body: object, isThere: IsThere) => object) | undefined)?.(
    body,
    isThere,
  ) ?? body

function withoutGone<Body extends object>(
  body: Body,
  field: keyof Body,
  kind: RecordKind,
  isThere: IsThere,
): Body {
  const pointed = body[field]
  if (typeof pointed !== 'string' || isThere(kind, pointed)) return body
  const { [field]: _gone, ...rest } = body
  return rest as Body
}

function withCards(record: StarterRecord, view: SchoolView, version: number): RecordChange {
  const { id: _id, ...own } = view.all('place').get(record.id) ?? { id: record.id }
  const { taskCards } = record.body as RecordBody<'place'>
  return { kind: 'place', id: record.id, version, body: { ...own, taskCards } } as RecordChange
}
