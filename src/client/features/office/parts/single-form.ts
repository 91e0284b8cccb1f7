/** The form of a record of which there is one, under a fixed id: opened, or begun under that id where there is none. */
import type { RecordKind } from '../../../../domain/records/record.schema.ts'
import { type RecordFormOptions, useRecordForm } from './record-form.ts'

type Options<K extends RecordKind, Draft> = Omit<RecordFormOptions<K, Draft>, 'onSaved'> & {
  readonly id: string
  readonly onSaved?: () => void
}

export function useSingleForm<K extends RecordKind, Draft extends object>({
  id,
  onSaved,
  ...options
}: Options<K, Draft>) {
  const form = useRecordForm({ ...options, onSaved: () => onSaved?.() })
  async function reopen(): Promise<void> {
    await form.open(id)
    if (form.isOpen.value) return
    form.openNew()
    form.id.value = id
  }
  void reopen()
  return { ...form, reopen }
}
