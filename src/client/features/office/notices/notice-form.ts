/** A notice of the school's own: a title, its words, from when to when. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export type NoticeDraft = { title: string; text: string; from: LocalDate; to: LocalDate; onBoard: boolean }

/** One line of text: a notice is read at a glance. */
export const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ')

/** Null while it cannot be published. */
export function readNotice(draft: NoticeDraft, today: LocalDate): RecordBody<'notice'> | null {
  const [title, text] = [draft.title.trim(), oneLine(draft.text)]
  if (title === '' || draft.from < today || draft.to < draft.from) return null
  const { from, to, onBoard } = draft
  return { kind: 'other', title, from, to, lines: [], onBoard, ...(text ? { text } : {}) }
}
