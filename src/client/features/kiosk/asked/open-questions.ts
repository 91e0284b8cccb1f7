/** Children of this tablet who have been asked to stand in and have not answered; gone once the window is over. */
import { type Asked, askedSubstitutes } from '../../../../domain/posts/asked-substitutes.ts'
import type { Student } from '../../../../domain/school/school-view.ts'
import type { KioskCore } from '../kiosk-core.ts'

export type Question = { readonly student: Student; readonly asked: Asked['asked'] }

export function openQuestions({ home, board, children }: KioskCore): Question[] {
  const { date, minutes, today } = board.value
  const over = new Set(today.filter(({ times }) => times.end < minutes).map(({ window }) => window.id))
  const own = new Map(children.value.map((student) => [student.id, student]))
  return askedSubstitutes(home.ledger.folded.value, date).flatMap(({ asked, state }) => {
    const { body } = asked.fact
    const student = own.get(body.student)
    const isOver = body.schoolDay === date && over.has(body.window)
    return student && state === 'open' && !isOver ? [{ student, asked }] : []
  })
}
