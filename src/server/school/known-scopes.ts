/**
 * Scopes, remembered with the records they were worked out from: a scope walks the whole roster, and a device asks
 * for its own at each request of a day. Forgotten together with the view.
 */
import type { Author } from '../../domain/facts/fact.schema.ts'
import { type Scope, scopeOf, scopeOfFormer } from '../../domain/permissions/scope.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'

const scopes = new WeakMap<SchoolView, Map<string, Scope>>()

/** Who reads, and whether the session still may: an unpaired or replaced tablet only hands in what it wrote. */
export type Reader = { readonly author: Author; readonly state: 'active' | 'push-only' | 'handover' }

/** The reader's scope, once per viewer, day and state of the records. */
export function knownScope({ author, state }: Reader, view: SchoolView, date: LocalDate): Scope {
  const ofView = scopes.get(view) ?? new Map<string, Scope>()
  scopes.set(view, ofView)
  const isFormer = state !== 'active'
  const key = `${author.kind}:${author.id}@${date}${isFormer ? ' former' : ''}`
  const scope = ofView.get(key) ?? (isFormer ? scopeOfFormer : scopeOf)(author, view, date)
  ofView.set(key, scope)
  return scope
}
