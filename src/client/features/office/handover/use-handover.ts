/** One post's handover on the desk: what the records show, what people write, saved against the version that was seen. */
import { computed, reactive, ref, watch } from 'vue'
import { postAtTermEnd } from '../../../../domain/posts/handover.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Term } from '../../../../domain/time/calendar.ts'
import { useHome } from '../../../home/home.ts'
import { newRecordId, useRecordSaving } from '../parts/save-records.ts'
import { useAttendances } from '../training/use-attendances.ts'

type Draft = { open: string[]; thanks: string; advice: string[] }
const cleaned = (lines: readonly string[]) => lines.map((line) => line.trim()).filter(Boolean)

export function useHandover(post: () => string, term: () => Term) {
  const { school, ledger } = useHome()
  const { training } = useAttendances()
  const saving = useRecordSaving()
  const draft = reactive<Draft>({ open: [], thanks: '', advice: [] })
  const untouched = ref('')

  const standing = computed(() =>
    [...school.view.value.all('handover').values()].find(
      (own) => own.post === post() && own.term === term().id,
    ),
  )
  const found = computed(() =>
    postAtTermEnd(school.view.value, ledger.folded.value, training.value, post(), term()),
  )
  const isDirty = computed(() => JSON.stringify(draft) !== untouched.value)
  const isClosed = computed(() => standing.value?.closedOn !== undefined)
  watch(
    standing,
    (own) => {
      if (untouched.value && isDirty.value) return
      Object.assign(draft, {
        open: [...(own?.open ?? [])],
        thanks: own?.thanks ?? '',
        advice: [...(own?.advice ?? [])],
      })
      untouched.value = JSON.stringify(draft)
    },
    { immediate: true },
  )

  /** @param closedOn the day on which it was given on; null: it is open */
  async function save(closedOn: string | null): Promise<void> {
    const thanks = draft.thanks.trim().replace(/\s*\n\s*/g, ' ')
    const body: RecordBody<'handover'> = {
      ...{ post: post(), term: term().id, open: cleaned(draft.open), advice: cleaned(draft.advice) },
      ...(thanks ? { thanks } : {}),
      ...(closedOn === null ? {} : { closedOn }),
    }
    if (await saving.saveOne('handover', standing.value?.id ?? newRecordId(), body))
      untouched.value = JSON.stringify(draft)
  }
  return { draft, standing, found, isDirty, isClosed, saving, save }
}
