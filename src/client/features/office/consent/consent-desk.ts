/**
 * Consent as it is pressed: shown at once, saved together with what is pressed in the same moment, kept and said when
 * saving has to wait. What was saved can be taken back for ten seconds.
 */
import { computed, onBeforeUnmount, shallowRef } from 'vue'
import type { StudentId } from '../../../../domain/ids.ts'
import type { Student } from '../../../../domain/school/school-view.ts'
import { useHome } from '../../../home/home.ts'
import type { Consent } from '../people/class-rows.ts'
import { useConsentSaving } from './consent-saving.ts'

type Consents = ReadonlyMap<StudentId, Consent>
export type SavedConsents = { readonly key: number; readonly before: Consents; readonly after: Consents }

const together = 500

export function useConsentDesk() {
  const { school } = useHome()
  const saving = useConsentSaving()
  const pending = shallowRef<Consents>(new Map())
  const saved = shallowRef<SavedConsents | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let key = 0

  const consentOf = (student: Student): Consent => pending.value.get(student.id) ?? student.consent

  function set(students: readonly StudentId[], consent: Consent): void {
    const next = new Map(pending.value)
    for (const id of students) next.set(id, consent)
    pending.value = next
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), together)
  }
  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (saving.busy.value || pending.value.size === 0) return
    const wanted = pending.value
    const before = new Map(
      [...wanted.keys()].map((id) => [id, school.view.value.students.get(id)?.consent ?? 'pending'] as const),
    )
    if (!(await saving.setConsent(wanted))) return
    saved.value = { key: (key += 1), before, after: wanted }
    const rest = new Map([...pending.value].filter(([id, consent]) => wanted.get(id) !== consent))
    pending.value = rest
    if (rest.size > 0) await flush()
  }
  async function undo(): Promise<void> {
    const last = saved.value
    saved.value = null
    if (last) await saving.setConsent(last.before)
  }
  /** Somebody else changed one of the children meanwhile. */
  async function takeMine(): Promise<void> {
    const id = saving.conflict.value?.id ?? ''
    const consent = pending.value.get(id)
    if (consent && (await saving.takeMine(consent))) await flush()
  }
  async function takeTheirs(): Promise<void> {
    const id = saving.conflict.value?.id ?? ''
    pending.value = new Map([...pending.value].filter(([own]) => own !== id))
    saving.forget()
    await flush()
  }
  onBeforeUnmount(() => void flush())
  return {
    ...saving,
    pending,
    saved,
    consentOf,
    set,
    flush,
    undo,
    takeMine,
    takeTheirs,
    isWaiting: computed(() => pending.value.size > 0 && !saving.busy.value && saving.problem.value !== null),
  }
}

export type ConsentDesk = ReturnType<typeof useConsentDesk>
