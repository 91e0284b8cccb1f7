/** Facts that have not reached the school, as a file: for the day a phone is repaired, and for nobody else's eyes. */
import type { Author } from '../../../../domain/facts/fact.schema.ts'
import type { LedgerFact } from '../../../../domain/facts/ledger.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'

export type UnsentFile = {
  readonly format: 'shanzhen-unsent-1'
  readonly school: string
  readonly author: Author
  readonly facts: ReadonlyArray<LedgerFact['fact']>
}

export const unsentFile = (facts: readonly LedgerFact[], author: Author, view: SchoolView): UnsentFile => ({
  format: 'shanzhen-unsent-1',
  school: view.school?.name ?? '',
  author,
  facts: facts.filter(({ number }) => number === null).map(({ fact }) => fact),
})

export function saveUnsent(facts: readonly LedgerFact[], author: Author, view: SchoolView): void {
  const text = JSON.stringify(unsentFile(facts, author, view), null, 2)
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'shanzhen-unsent.json'
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
