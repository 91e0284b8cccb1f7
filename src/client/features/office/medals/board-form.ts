/** What the screens show, as it is ticked and typed. */
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import { type FieldErrors, FormReader } from '../parts/form-reader.ts'

type Body = RecordBody<'board-setting'>
export type BoardDraft = { garden: boolean; notices: boolean; goals: boolean; thanks: string[] }

export const blankBoard = (): BoardDraft => ({ garden: false, notices: true, goals: true, thanks: [] })
export const boardDraft = ({ thanks, ...rest }: Body): BoardDraft => ({ ...rest, thanks: [...thanks] })

export function readBoardSetting({ thanks, ...rest }: BoardDraft): Result<Body, FieldErrors> {
  const form = new FormReader()
  return form.done({ ...rest, thanks: form.lines('thanks', thanks, 60, 20) ?? [] })
}
