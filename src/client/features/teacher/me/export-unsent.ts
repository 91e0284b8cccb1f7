/** Facts that have not reached the school, as a file: for the day a phone is repaired, and for nobody else's eyes. */
import type { Author } from '../../../../domain/facts/fact.schema.ts'
import type { LedgerFact } from '../../../../domain/facts/ledger.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { saveFile } from '../../../ui/save-file.ts'

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
  saveFile('shanzhen-unsent.json', text, 'application/json')
}
