/** A child as the screens name it: name, class, seat. */
import { computed } from 'vue'
import type { StudentId } from '../../../domain/ids.ts'
import { useKiosk } from './use-kiosk.ts'
import { useKioskWords } from './kiosk-words.ts'

export function useChild(id: () => StudentId) {
  const { board, home } = useKiosk()
  const words = useKioskWords()
  const view = home.school.view
  const student = computed(() => view.value.students.get(id()))
  const membership = computed(() => view.value.membershipOn(id(), board.value.date))
  return {
    student,
    className: computed(() => view.value.className(membership.value?.class, board.value.date)),
    seat: computed(() => {
      const number = membership.value?.seat
      return number === undefined ? '' : words.value.seatNumber(number)
    }),
  }
}
