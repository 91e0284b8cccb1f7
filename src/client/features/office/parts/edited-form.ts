/** What a frame around a form asks of it, whatever record it is about: one from `useRecordForm`. */
import type { FieldErrors } from './form-reader.ts'
import type { LeaveGuard } from './leave-guard.ts'
import type { RecordSaving } from './save-records.ts'

export interface EditedForm<Body extends object> {
  readonly errors: { readonly value: FieldErrors }
  readonly isDirty: { readonly value: boolean }
  readonly mine: { readonly value: Body | null }
  readonly saving: RecordSaving
  readonly guard: LeaveGuard
  readonly save: () => Promise<boolean>
  readonly takeMine: () => Promise<void>
  readonly takeTheirs: () => void
}
