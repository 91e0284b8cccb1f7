/** What a paired board shows: sums of groups, worked out by the server. */
import type { BoardFigures } from '../../domain/board/board-figures.ts'
import { callApi } from './request.ts'

export const readBoard = () => callApi<BoardFigures>('GET', '/board', undefined, { as: 'device' })
