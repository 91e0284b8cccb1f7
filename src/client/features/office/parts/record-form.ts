/**
 * One record being edited: opened with the version the person sees, kept apart from the replica while it is changed,
 * saved against that version. When the replica changes under an untouched form, the form follows; under a touched
 * one it waits for the save, which then shows both.
 */
import { computed, nextTick, type Ref, ref, shallowRef, watch } from 'vue'
import type { RecordBody, RecordKind } from '../../../../domain/records/record.schema.ts'
import type { Result } from '../../../../domain/result.ts'
import type { RecordChange } from '../../../api/records.ts'
import { useWorkplace } from '../../../commands/workplace.ts'
import { useHome } from '../../../home/home.ts'
import { recordRow } from '../../../queries/record-rows.ts'
import { type SayFault, sayFieldError } from './field-error-words.ts'
import type { FieldErrors } from './form-reader.ts'
import { useLeaveGuard } from './leave-guard.ts'
import { newRecordId, useRecordSaving } from './save-records.ts'

export type RecordFormOptions<K extends RecordKind, Draft> = {
  readonly kind: K
  /** What an empty form starts with. */
  readonly blank: () => Draft
  readonly toDraft: (body: RecordBody<K>) => Draft
  /** @param before what stood when the form was opened: for what the form does not show */
  readonly toBody: (draft: Draft, before: RecordBody<K> | null) => Result<RecordBody<K>, FieldErrors>
  readonly onSaved: (id: string) => void
}

export function useRecordForm<K extends RecordKind, Draft extends object>(
  options: RecordFormOptions<K, Draft>,
) {
  const work = useWorkplace()
  const { school } = useHome()
  const saving = useRecordSaving()
  const draft = ref(options.blank()) as Ref<Draft>
  const id = shallowRef<string | null>(null)
  const isOpen = ref(false)
  const isNew = ref(false)
  const tried = ref(false)
  const before = shallowRef<RecordBody<K> | null>(null)
  let version = 0
  let untouched = ''

  const isDirty = computed(() => isOpen.value && JSON.stringify(draft.value) !== untouched)
  const guard = useLeaveGuard(() => isDirty.value)
  const read = computed(() => options.toBody(draft.value, before.value))
  const errors = computed<FieldErrors>(() => (tried.value && !read.value.ok ? read.value.error : {}))
  const fault: SayFault = (key) => sayFieldError(errors.value[key])
  /** What would be saved now, for comparing in a conflict. */
  const mine = computed(() => (read.value.ok ? read.value.value : null))

  function fill(body: RecordBody<K> | null, at: number): void {
    before.value = body
    version = at
    draft.value = body ? options.toDraft(body) : options.blank()
    untouched = JSON.stringify(draft.value)
    tried.value = false
    saving.forget()
  }
  async function open(which: string): Promise<void> {
    const row = await recordRow(work.db, options.kind, which)
    id.value = which
    isNew.value = false
    isOpen.value = row !== undefined
    fill(row?.body ?? null, row?.version ?? 0)
  }
  function openNew(start?: Partial<Draft>): void {
    id.value = newRecordId()
    isNew.value = isOpen.value = true
    fill(null, 0)
    Object.assign(draft.value, start)
  }
  const close = () => {
    isOpen.value = false
    fill(null, 0)
  }

  async function save(more: (id: string) => readonly RecordChange[] = () => []): Promise<boolean> {
    tried.value = true
    if (!read.value.ok || id.value === null) {
      await nextTick()
      document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      return false
    }
    const own = { kind: options.kind, id: id.value, version, body: read.value.value } as RecordChange
    const saved = await saving.save([own, ...more(id.value)])
    if (!saved) return false
    untouched = JSON.stringify(draft.value)
    const which = id.value
    await open(which)
    options.onSaved(which)
    return true
  }
  /** The record as it would be saved, for a save that changes more than this form shows. */
  const own = () =>
    id.value === null || mine.value === null ? null : { id: id.value, version, body: mine.value }
  /** 用我填的: over what stands now, knowingly. */
  async function takeMine(): Promise<void> {
    version = saving.conflict.value?.version ?? version
    await save()
  }
  function takeTheirs(): void {
    const { value } = saving.conflict
    if (value?.body) fill(value.body as RecordBody<K>, value.version)
    else close()
  }

  watch(school.view, () => {
    if (isOpen.value && !isNew.value && !isDirty.value && !saving.busy.value && id.value) void open(id.value)
  })

  return {
    ...{ draft, id, isOpen, isNew, isDirty, errors, fault, mine, before, saving, guard },
    ...{ open, openNew, close, save, own, takeMine, takeTheirs },
  }
}

export type RecordForm<K extends RecordKind, Draft extends object> = ReturnType<
  typeof useRecordForm<K, Draft>
>
