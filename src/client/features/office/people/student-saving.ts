/**
 * One change to one child, as a function from what stands to what shall stand. When somebody else was quicker, the
 * same change is made to what stands now, so that taking one's own side undoes nothing of theirs.
 */
import { shallowRef } from 'vue'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Student } from '../../../../domain/school/school-view.ts'
import { bodyOf, useRecordSaving } from '../parts/save-records.ts'

export type StudentBody = RecordBody<'student'>
export type StudentEdit = (body: StudentBody) => StudentBody

export function useStudentSaving() {
  const saving = useRecordSaving()
  const mine = shallowRef<StudentBody | null>(null)
  let edit: StudentEdit = (body) => body

  function change(student: Student, next: StudentEdit): Promise<boolean> {
    edit = next
    mine.value = next(bodyOf('student', student))
    return saving.saveOne('student', student.id, mine.value)
  }
  async function takeMine(): Promise<boolean> {
    const conflict = saving.conflict.value
    if (!conflict?.body) return false
    const body = edit(conflict.body as StudentBody)
    return saving.save([{ kind: 'student', id: conflict.id, version: conflict.version, body }])
  }
  return { ...saving, mine, change, takeMine }
}

export type StudentSaving = ReturnType<typeof useStudentSaving>
