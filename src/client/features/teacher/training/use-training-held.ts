/** Who passed what, as far as this teacher's device holds it. */
import { computed, type ComputedRef } from 'vue'
import { isOfType } from '../../../../domain/facts/ledger.ts'
import { type Attendance, type Training, trainingOf } from '../../../../domain/posts/training.ts'
import { useTeacher } from '../shell/use-teacher.ts'

export function useTrainingHeld(): ComputedRef<Training> {
  const { folded } = useTeacher()
  return computed(() => {
    const attended = folded.value.serviceLife.filter((entry) => isOfType(entry, 'training.attended.v1'))
    return trainingOf(attended as Attendance[])
  })
}
