/** The holes of a viewer's classes and posts, and the three words an adult may say about them. */
import { computed, type ComputedRef } from 'vue'
import type { BoardDuty, BoardReach } from '../../../domain/posts/duty-board.ts'
import { holes } from '../../../domain/posts/holes.ts'
import { localTimeOf } from '../../../domain/time/local-time.ts'
import { excuseDuties } from '../../commands/arrange-duty.ts'
import { enterDuties } from '../../commands/check-in.ts'
import { noteMissed } from '../../commands/note-missed.ts'
import type { Workplace } from '../../commands/workplace.ts'
import type { Home } from '../../home/home.ts'
import { useNow } from '../../stores/now.ts'
import { certainTime } from './certain-time.ts'

/** School days before today that are still asked about. */
const daysBack = 2

/** Nothing is missing while a copy is still being fetched. */
export function useHoles(home: Home, reach: () => BoardReach): ComputedRef<readonly BoardDuty[]> {
  const { school, ledger, meta, workplace } = home
  const ticking = useNow()
  /** A text, so that only a new minute works the board out anew. */
  const now = computed(() => {
    void ticking.device
    const seconds = certainTime(workplace.moment())
    if (seconds === null) return ''
    const { date, minutes } = localTimeOf(seconds, school.view.value.calendar.zone)
    return `${date} ${minutes}`
  })
  return computed(() => {
    const [date, minutes] = now.value.split(' ')
    if (!date || meta.data.value.complete === false) return []
    return holes({
      ...{ view: school.view.value, folded: ledger.folded.value, facts: ledger.facts.value },
      ...{ now: { date, minutes: Number(minutes) }, daysBack, reach: reach() },
    })
  })
}

export type HoleWord = 'came' | 'leave' | 'missed'

export function sayAboutHoles(word: HoleWord, duties: readonly BoardDuty[], work: Workplace) {
  const named = duties.map(({ student, post, window, day }) => {
    return { student: student.id, post: post.id, window, day }
  })
  if (word === 'came') return enterDuties(named, work)
  const said = named.map(({ day, ...duty }) => ({ ...duty, schoolDay: day }))
  return word === 'leave' ? excuseDuties(said, work) : noteMissed(said, work)
}
