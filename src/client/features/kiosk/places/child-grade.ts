import { computed, type ComputedRef } from 'vue'
import { useKiosk } from '../use-kiosk.ts'

/** Which of a place's task cards is the child's own. */
export function useGrade(student: () => string): ComputedRef<number> {
  const { board, home } = useKiosk()
  return computed(() => {
    const { date } = board.value
    const view = home.school.view.value
    return view.gradeOf(view.classOn(student(), date) ?? '', date) ?? 1
  })
}
