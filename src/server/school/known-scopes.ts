/**
 * Scopes, remembered with the records they were worked out from: a scope walks the whole roster, and a device asks
 * for its own at each request of a day. Forgotten together with the view.
 */
import type { Author } from '../../domain/facts/fact.schema.ts'
import { type Scope, scopeOf } from '../../domain/permissions/scope.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'

const scopes = new WeakMap<SchoolView, Map<string, Scope>>()

/** `scopeOf`, once per viewer, day and state of the records. */
export function knownScope(author: Author, view: SchoolView, date: LocalDate): Scope {
  const ofView = scopes.get(view) ?? new Map<string, Scope>()
  scopes.set(view, ofView)
  const key = `${author.kind}:${author.id}@${date}`
  const scope = ofView.get(key) ?? scopeOf(author, view, date)
  ofView.set(key, scope)
  return scope
}
