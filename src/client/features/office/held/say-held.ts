/** A held fact in words: who, what, why. The fact may be of any shape: what cannot be read is left out. */
import { type Colour, colours } from '../../../../domain/colours.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { locale } from '../../../i18n/messages.ts'
import { type RefusalSaid, sayRefusal } from '../../../i18n/refusal-words.ts'
import { colourName } from '../parts/colour-names.ts'
import { sayDate } from '../parts/say-dates.ts'
import type { Held, HeldGroup } from './held-groups.ts'
import { heldFactWords } from './held-fact-words.ts'
import { heldWords } from './held-words.ts'

const own = () => heldWords[locale.value]

export function sayAuthor(view: SchoolView, { kind, id }: HeldGroup['author']): string {
  const name = kind === 'staff' ? view.staff.get(id)?.name : view.devices.get(id)?.name
  if (!name) return own().author.unknown
  return kind === 'staff' ? name : own().author.tablet(name)
}

/** 加分 · 绿色环保 2 分 · 光盘行动. */
export function sayWhat(view: SchoolView, { fact }: Pick<Held, 'fact'>): string {
  const { unknownFact, points } = own()
  const types: Readonly<Record<string, string>> = heldFactWords[locale.value]
  const body = (typeof fact['body'] === 'object' && fact['body'] !== null ? fact['body'] : {}) as Readonly<
    Record<string, unknown>
  >
  const text = (key: string) => (typeof body[key] === 'string' ? body[key] : '')
  const amount = body['points']
  return [
    types[String(fact['type'])] ?? unknownFact,
    view.posts.get(text('post'))?.name ?? view.places.get(text('place'))?.name ?? '',
    view.all('activity').get(text('activity'))?.name ?? '',
    view.windowName(text('window')),
    isColour(body['colour']) && typeof amount === 'number'
      ? points(colourName(view, body['colour']), amount)
      : '',
    text('label'),
    text('note') || text('reason'),
  ]
    .filter(Boolean)
    .join(' · ')
}

const isColour = (value: unknown): value is Colour => colours.includes(value as Colour)

export function sayWhy(view: SchoolView, { code, detail, student, fact }: Held): RefusalSaid {
  const body = (fact['body'] ?? {}) as { points?: unknown; preset?: unknown }
  const { date } = detail
  const points = detail['points'] ?? body.points
  return sayRefusal(code, {
    count: detail['count'],
    name: student ? view.students.get(student)?.name : undefined,
    date: typeof date === 'string' && /^\d{4}-/.test(date) ? sayDate(date) : undefined,
    preset: view.presets.get(String(body.preset ?? detail['preset'] ?? ''))?.label,
    limit: detail['limit'],
    points: typeof points === 'number' || typeof points === 'string' ? points : undefined,
  })
}
