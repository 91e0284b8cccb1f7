/** What the office knows of training: who passed what, and who was recorded at a session. The lead holds it, nobody else. */
import { computed } from 'vue'
import { isOfType } from '../../../../domain/facts/ledger.ts'
import { nothingKnown, trainingOf } from '../../../../domain/posts/training.ts'
import { useHome } from '../../../home/home.ts'
import { useOfficeRights } from '../parts/office-rights.ts'

export function useAttendances() {
  const { ledger } = useHome()
  const { isLead } = useOfficeRights()
  const attended = computed(() =>
    ledger.folded.value.serviceLife.filter((entry) => isOfType(entry, 'training.attended.v1')),
  )
  /** By child: passed when every item of the session was. */
  const recordedAt = (session: string): Map<string, boolean> => {
    const found = new Map<string, boolean>()
    for (const { fact } of attended.value) {
      const { student, passed, session: at } = fact.body
      if (at === session) found.set(student, (found.get(student) ?? true) && passed)
    }
    return found
  }
  const training = computed(() => (isLead.value ? trainingOf(attended.value) : nothingKnown))
  return { training, recordedAt }
}
