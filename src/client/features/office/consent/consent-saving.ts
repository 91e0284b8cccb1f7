/** Consent of many children at once, in requests of a few hundred, each all or none. */
import { ref } from 'vue'
import type { StudentId } from '../../../../domain/ids.ts'
import type { RecordChange } from '../../../api/records.ts'
import { useHome } from '../../../home/home.ts'
import { bodyOf, useRecordSaving } from '../parts/save-records.ts'
import type { Consent } from '../people/class-rows.ts'
import type { StudentBody } from '../people/student-saving.ts'

const atOnce = 250

export function useConsentSaving() {
  const { school } = useHome()
  const saving = useRecordSaving()
  const done = ref(0)
  const total = ref(0)

  /** Only those that differ are written. @returns whether all were saved */
  async function setConsent(wanted: ReadonlyMap<StudentId, Consent>): Promise<boolean> {
    const changed = [...wanted].filter(([id, consent]) => {
      const student = school.view.value.students.get(id)
      return student !== undefined && student.consent !== consent
    })
    done.value = 0
    total.value = changed.length
    for (let from = 0; from < changed.length; from += atOnce) {
      const part = changed.slice(from, from + atOnce)
      if (!(await saving.save(await changesOf(part)))) return false
      done.value += part.length
    }
    return true
  }
  async function changesOf(part: ReadonlyArray<readonly [StudentId, Consent]>): Promise<RecordChange[]> {
    const changes = await Promise.all(
      part.map(async ([id, consent]) => {
        const student = school.view.value.students.get(id)
        if (!student) return null
        const body: StudentBody = { ...bodyOf('student', student), consent }
        return { kind: 'student', id, version: await saving.versionOf('student', id), body } as const
      }),
    )
    return changes.filter((change) => change !== null)
  }
  /** Somebody else changed one of them meanwhile: set it on what stands now. */
  async function takeMine(consent: Consent): Promise<boolean> {
    const conflict = saving.conflict.value
    if (!conflict?.body) return false
    const body: StudentBody = { ...(conflict.body as StudentBody), consent }
    return saving.save([{ kind: 'student', id: conflict.id, version: conflict.version, body }])
  }
  return { ...saving, done, total, setConsent, takeMine }
}
