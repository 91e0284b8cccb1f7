/** What a paired board shows: sums of groups, worked out by the server. */
import type { BoardFigures } from '../../domain/board/board-figures.ts'
import { callApi } from './request.ts'

export const readBoard = () => callApi<BoardFigures>('GET', '/board', undefined, { as: 'device' })

const lookAgain = 10_000

/**
 * Hears that something was committed: a board holds nothing of it, so the notice says no more. The browser opens a lost
 * stream again by itself; one that the server has turned away is tried again after a while.
 *
 * @param onNews also when the stream has been opened, because something may have been missed
 */
export function listenToBoard(onNews: () => void): { stop: () => void } {
  let source: EventSource | null = null
  const open = () => {
    if (source !== null && source.readyState !== EventSource.CLOSED) return
    source = new EventSource('/api/v1/live?as=device')
    source.addEventListener('open', onNews)
    source.addEventListener('commit', onNews)
    // The stream broke: asking tells whether the server is out of reach.
    source.addEventListener('error', onNews)
  }
  const timer = setInterval(open, lookAgain)
  open()
  return {
    stop: () => {
      clearInterval(timer)
      source?.close()
    },
  }
}
