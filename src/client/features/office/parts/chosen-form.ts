/**
 * A page of records with one chosen, by the address, and a form for it or for a new one. Whoever has begun to write is
 * asked before another is chosen.
 */
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { RecordKind } from '../../../../domain/records/record.schema.ts'
import { type RecordFormOptions, useRecordForm } from './record-form.ts'

type Options<K extends RecordKind, Draft> = Omit<RecordFormOptions<K, Draft>, 'onSaved'> & {
  /** The name in the address that says which record is chosen. */
  readonly query: string
}

export function useChosenForm<K extends RecordKind, Draft extends object>({
  query,
  ...options
}: Options<K, Draft>) {
  const route = useRoute()
  const router = useRouter()
  const show = (id: string) => router.replace({ query: { [query]: id } })
  const form = useRecordForm({
    ...options,
    onSaved: (id) => {
      form.close()
      void show(id)
    },
  })
  return {
    form,
    /** As the address says; it may be nobody. */
    chosenId: computed(() => String(route.query[query] ?? '')),
    isWritingNew: computed(() => form.isOpen.value && form.isNew.value),
    async choose(id: string): Promise<void> {
      if (!(await form.guard.ask())) return
      form.close()
      await show(id)
    },
    async add(): Promise<void> {
      if (await form.guard.ask()) form.openNew()
    },
  }
}
