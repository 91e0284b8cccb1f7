/**
 * What a board may say about duty right now. The figures are of when the server last answered: a window that has ended
 * since is over, and without a network nobody can say whether another has begun.
 */
import type { BoardFigures, ServiceNow } from '../../../domain/board/board-figures.ts'
import type { Board } from './use-board.ts'

export type ServiceShown = ServiceNow | 'none' | 'unknown'

export function serviceShown(
  figures: BoardFigures | null,
  { isOld, isOffline, time }: Pick<Board, 'isOld' | 'isOffline' | 'time'>,
): ServiceShown {
  if (figures === null || isOld.value) return 'unknown'
  const { service } = figures
  if (service !== null && time.value < service.end) return service
  return isOffline.value ? 'unknown' : 'none'
}
