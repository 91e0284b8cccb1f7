/**
 * What every screen of a teacher begins with: who I am, what day it is at the school, what I hold. Day and minute are
 * strings and numbers of their own, so that the clock's tick wakes only what depends on it.
 */
import { computed, type ComputedRef, inject, type InjectionKey, provide, type ShallowRef } from 'vue'
import type { Author } from '../../../../domain/facts/fact.schema.ts'
import type { Folded } from '../../../../domain/facts/fold.ts'
import type { LedgerFact } from '../../../../domain/facts/ledger.ts'
import type { ClassId, PostId } from '../../../../domain/ids.ts'
import { rolesOf, type ViewerRole } from '../../../../domain/permissions/roles.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { type LocalDate, localTimeOf } from '../../../../domain/time/local-time.ts'
import { must } from '../../../../domain/result.ts'
import { type Home, useHome } from '../../../home/home.ts'
import { useNow } from '../../../stores/now.ts'
import type { Asker } from './rights.ts'

export type Teacher = {
  readonly home: Home
  readonly me: Author
  readonly view: ShallowRef<SchoolView>
  readonly folded: ComputedRef<Folded>
  readonly facts: ComputedRef<readonly LedgerFact[]>
  readonly today: ComputedRef<LocalDate>
  /** Minutes since midnight at the school. */
  readonly minutes: ComputedRef<number>
  readonly roles: ComputedRef<ReadonlySet<ViewerRole>>
  readonly ownClasses: ComputedRef<ReadonlySet<ClassId>>
  readonly ownPosts: ComputedRef<ReadonlySet<PostId>>
  /** The lead holds the whole school year, so that nothing of a child is missing here. */
  readonly holdsAll: ComputedRef<boolean>
  /** False while a copy started anew is still being fetched: sums and "nobody yet" would be wrong. */
  readonly complete: ComputedRef<boolean>
  readonly asker: ComputedRef<Asker>
  readonly ready: ComputedRef<boolean>
  readonly error: ComputedRef<unknown>
}

const teacherKey: InjectionKey<Teacher> = Symbol('teacher')
export const useTeacher = (): Teacher => must(inject(teacherKey), 'the teacher app provides the teacher')

/** Once, by the app, so that every screen shares one set of computed values. */
export function provideTeacher(): Teacher {
  const teacher = makeTeacher()
  provide(teacherKey, teacher)
  return teacher
}

function makeTeacher(): Teacher {
  const home = useHome()
  const now = useNow()
  const { view, ready, error } = home.school
  const { ledger } = home
  const me: Author = { kind: home.identity.kind, id: home.identity.id }
  const localNow = computed(() => localTimeOf(now.seconds, view.value.calendar.zone))
  const today = computed(() => localNow.value.date)
  const roles = computed(() => rolesOf(me, view.value, today.value))
  return {
    home,
    me,
    view,
    folded: ledger.folded,
    facts: ledger.facts,
    today,
    minutes: computed(() => localNow.value.minutes),
    roles,
    ownClasses: computed(() => view.value.ownClasses(me.id, today.value)),
    ownPosts: computed(() => view.value.ownPosts(me.id, today.value)),
    holdsAll: computed(() => roles.value.has('programme-lead')),
    complete: computed(() => home.meta.data.value.complete !== false),
    asker: computed(() => ({ view: view.value, author: me, today: today.value, find: home.workplace.find })),
    ready: computed(() => ready.value && ledger.ready.value),
    error: computed(() => error.value ?? ledger.error.value),
  }
}
