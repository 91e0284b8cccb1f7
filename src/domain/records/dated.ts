import type { LocalDate } from '../time/local-time.ts'

/**
 * A rule with its history: each entry holds from its day on, until the next entry's day. A change is a new
 * entry, so that what was true on a past school day stays true.
 */
export type Dated<T> = ReadonlyArray<T & { readonly from: LocalDate }>

/** The entry in force on `date`; the earliest one for days before any entry; undefined when there is none. */
export function ruleOn<T>(rules: Dated<T>, date: LocalDate): (T & { from: LocalDate }) | undefined {
  let found: (T & { from: LocalDate }) | undefined
  let earliest: (T & { from: LocalDate }) | undefined
  for (const rule of rules) {
    if (rule.from <= date && (!found || rule.from >= found.from)) found = rule
    if (!earliest || rule.from < earliest.from) earliest = rule
  }
  return found ?? earliest
}

/** Whether a dated membership, assignment or appointment covers `date`; `to` is its last day. */
export function coversDate(span: { from: LocalDate; to?: LocalDate | undefined }, date: LocalDate): boolean {
  return span.from <= date && (span.to === undefined || date <= span.to)
}
