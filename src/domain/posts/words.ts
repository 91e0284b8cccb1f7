/**
 * 寄语: words about a child's service. What a child wrote, of itself or of another, is with the adults who countersign
 * until one of them keeps it, as it is or mended, or puts it away; that is no blame, and nobody else ever reads it.
 * An adult's word stands by itself. Of several countersigns of one word the latest holds.
 */
import { isOfType, type LedgerFact } from '../facts/ledger.ts'

type WordEntry = LedgerFact<'word.written.v1'>
export type Word = {
  readonly entry: WordEntry
  readonly state: 'open' | 'kept' | 'put-away'
  /** As it is kept: in an adult's wording where the adult mended it. */
  readonly text: string
}

/** In commit order. @param serviceLife standing facts, in commit order */
export function wordsAmong(serviceLife: readonly LedgerFact[]): Word[] {
  const signed = new Map(
    serviceLife
      .filter((entry) => isOfType(entry, 'word.countersigned.v1'))
      .map(({ fact }) => [fact.body.target, fact.body] as const),
  )
  return serviceLife
    .filter((entry) => isOfType(entry, 'word.written.v1'))
    .map((entry) => {
      const { id, body } = entry.fact
      const decided = signed.get(id)
      const standing = body.writer === null ? 'kept' : 'open'
      const state = decided === undefined ? standing : decided.keep ? 'kept' : 'put-away'
      return { entry, state, text: decided?.text ?? body.text }
    })
}

/** Blanks of a template that a child or an adult fills: the name, what was done, what comes next. */
export type Blank = 'name' | 'thing' | 'next'
const blank = /\{(name|thing|next)\}/g

export const blanksOf = (template: string): Blank[] => [
  ...new Set([...template.matchAll(blank)].map((found) => found[1] as Blank)),
]

/** What is not filled stays a blank. */
export const fillTemplate = (template: string, filled: Partial<Record<Blank, string>>): string =>
  template.replace(blank, (whole, name: Blank) => filled[name] || whole)
