/**
 * A student card: a random code of sixteen base-32 characters, printed as a QR `SZC1.<code>`. A reader that types sends
 * the same text, or the code alone, and then Enter.
 */
import type { StudentId } from '../../domain/ids.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'

const payload = /^(?:SZC1\.)?([0-9A-HJKMNP-TV-Z]{16})$/

/** The code in what a camera or a reader gave, or null when it is no card of ours. */
export function cardCode(text: string): string | null {
  return payload.exec(text.trim().toUpperCase())?.[1] ?? null
}

/** Whose card it is; null for an unknown, replaced or foreign one. */
export function studentOfCard(view: SchoolView, text: string): StudentId | null {
  const code = cardCode(text)
  if (code === null) return null
  const student = view.cards.find((card) => card.code === code)?.student
  return student && view.students.get(student)?.consent === 'electronic' ? student : null
}

/** Keys of a reader that types: quick characters, then Enter. Slow ones are a person's and start anew. */
export type Typed = { readonly text: string; readonly at: number }
export const nothingTyped: Typed = { text: '', at: 0 }
const slow = 500
const longest = 40

/** @param at milliseconds; the answer carries `done` when Enter ended a text worth looking at */
export function typeKey(typed: Typed, key: string, at: number): { typed: Typed; done: string | null } {
  const so = at - typed.at > slow ? '' : typed.text
  if (key === 'Enter') return { typed: nothingTyped, done: so.length >= 8 ? so : null }
  if ([...key].length !== 1 || so.length >= longest) return { typed, done: null }
  return { typed: { text: so + key, at }, done: null }
}
