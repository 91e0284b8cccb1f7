/**
 * What the board shows: the last sums the server has sent, kept so that the screen stands after a power cut without a
 * network. They are asked for again at each notice of a commit, and with each minute, because a window may have begun
 * or ended. While one question is under way the next waits, and many make one.
 */
import { computed, type ComputedRef, onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue'
import type { BoardFigures } from '../../../domain/board/board-figures.ts'
import { type NoticeRecord, noticesOnBoard } from '../../../domain/posts/notices.ts'
import { weekOfTerm } from '../../../domain/time/calendar.ts'
import { type LocalDate, localTimeOf, timeOfDay } from '../../../domain/time/local-time.ts'
import { listenToBoard, readBoard } from '../../api/board.ts'
import { type Home, useHome } from '../../home/home.ts'
import { useNow } from '../../stores/now.ts'
import { useSyncStatus } from '../../stores/sync-status.ts'

export type Board = {
  readonly figures: ShallowRef<BoardFigures | null>
  /** It is another day than the figures are of: what was "now" and "today" is over. */
  readonly isOld: ComputedRef<boolean>
  readonly isOffline: Readonly<ShallowRef<boolean>>
  /** The pairing has ended: nothing of the school may be shown any more. */
  readonly isTurnedAway: ComputedRef<boolean>
  readonly date: ComputedRef<LocalDate>
  readonly weekday: ComputedRef<number>
  readonly week: ComputedRef<number | null>
  readonly time: ComputedRef<string>
  /** HH:MM of the figures. */
  readonly updated: ComputedRef<string>
  readonly notices: ComputedRef<readonly NoticeRecord[]>
  /** As the school has decided; notices and goals are on until it says otherwise. */
  readonly thanks: ComputedRef<readonly string[]>
  readonly showsGoals: ComputedRef<boolean>
}

export function useBoard(): Board {
  const home = useHome()
  const clock = boardClock(home)
  const status = useSyncStatus()
  const isTurnedAway = computed(() => status.state === 'signed-out' || status.state === 'stolen')
  const { figures, ask, forget, failed } = keptFigures(home.identity.id)
  const live = listenToBoard(ask)
  onScopeDispose(live.stop)
  watch(clock.minutes, ask)
  watch(isTurnedAway, (now) => now && forget(), { immediate: true })
  const setting = computed(() => [...home.school.view.value.all('board-setting').values()][0])
  const zone = computed(() => home.school.view.value.calendar.zone)
  return {
    ...clock,
    figures,
    isTurnedAway,
    isOld: computed(() => figures.value?.date !== clock.date.value),
    isOffline: failed,
    updated: computed(() =>
      figures.value ? timeOfDay(localTimeOf(figures.value.at, zone.value).minutes) : '',
    ),
    notices: computed(() =>
      setting.value?.notices === false ? [] : noticesOnBoard(home.school.view.value, clock.date.value),
    ),
    thanks: computed(() => setting.value?.thanks ?? []),
    showsGoals: computed(() => setting.value?.goals !== false),
  }
}

function boardClock({ school }: Home) {
  const now = useNow()
  const local = computed(() => localTimeOf(now.seconds, school.view.value.calendar.zone))
  const date = computed(() => local.value.date)
  const minutes = computed(() => local.value.minutes)
  const term = computed(() => school.view.value.termOn(date.value))
  return {
    date,
    minutes,
    weekday: computed(() => local.value.weekday),
    week: computed(() => (term.value ? weekOfTerm(term.value, date.value) : null)),
    time: computed(() => timeOfDay(minutes.value)),
  }
}

function keptFigures(board: string) {
  const key = `shanzhen.board.${board}`
  const figures = shallowRef(read(key))
  const failed = shallowRef(false)
  let isAsking = false
  let again = false
  let isOver = false
  onScopeDispose(() => (isOver = true))

  async function ask(): Promise<void> {
    again = isAsking
    if (isAsking || isOver) return
    isAsking = true
    const answer = await readBoard()
    isAsking = false
    failed.value = !answer.ok
    if (answer.ok && !isOver) {
      figures.value = answer.value
      localStorage.setItem(key, JSON.stringify(answer.value))
    }
    if (again) void ask()
  }

  function forget(): void {
    figures.value = null
    localStorage.removeItem(key)
  }

  return { figures, failed, forget, ask: () => void ask() }
}

function read(key: string): BoardFigures | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as BoardFigures | null
  } catch {
    return null
  }
}
