/**
 * What takes turns in the lower corner: the garden of classes, the notices (a long one in several parts), thanks. The
 * order is fixed, and no part is longer than can be read from a few metres.
 */
import type { GardenPlot } from '../../../domain/board/board-figures.ts'
import type { NoticeRecord } from '../../../domain/posts/notices.ts'

type NoticeLine = NoticeRecord['lines'][number]
export type Turn =
  | { readonly kind: 'garden'; readonly plots: readonly GardenPlot[] }
  | {
      readonly kind: 'notice'
      readonly notice: NoticeRecord
      readonly lines: readonly NoticeLine[]
      readonly part: number
      readonly parts: number
    }
  | { readonly kind: 'thanks'; readonly lines: readonly string[] }

const linesOfPart = 6

export function turnsOf(
  garden: readonly GardenPlot[] | null,
  notices: readonly NoticeRecord[],
  thanks: readonly string[],
): Turn[] {
  return [
    ...(garden !== null && garden.length > 0 ? [{ kind: 'garden', plots: garden } as const] : []),
    ...notices.flatMap(partsOf),
    ...(thanks.length > 0 ? [{ kind: 'thanks', lines: thanks.slice(0, 3) } as const] : []),
  ]
}

function partsOf(notice: NoticeRecord): Turn[] {
  const parts = Math.max(1, Math.ceil(notice.lines.length / linesOfPart))
  return Array.from({ length: parts }, (_, part) => ({
    kind: 'notice',
    notice,
    lines: notice.lines.slice(part * linesOfPart, (part + 1) * linesOfPart),
    part: part + 1,
    parts,
  }))
}
