/** The classes that an import needs: those the school has, and records for those it has not. */
import { classText, type ClassKey } from '../../../domain/roster/class-name.ts'
import type { SchoolView } from '../../../domain/school/school-view.ts'
import type { RecordChange } from '../change-records.ts'

export type ClassIds = { readonly idOf: (classKey: ClassKey) => string; readonly changes: RecordChange[] }

export function classesFor(view: SchoolView, missing: readonly ClassKey[], nextId: () => string): ClassIds {
  const ids = new Map([...view.classes.values()].map((own) => [classText(own), own.id]))
  const changes: RecordChange[] = []
  for (const { entryYear, number } of missing) {
    if (ids.has(classText({ entryYear, number }))) continue
    const plain = `class-${entryYear}-${number}`
    const id = view.classes.has(plain) ? nextId() : plain
    ids.set(classText({ entryYear, number }), id)
    changes.push({ kind: 'class', id, version: 0, body: { entryYear, number } })
  }
  const idOf = (classKey: ClassKey) => {
    const id = ids.get(classText(classKey))
    if (id === undefined) throw new Error('broken invariant: the plan names every class that it needs')
    return id
  }
  return { idOf, changes }
}
