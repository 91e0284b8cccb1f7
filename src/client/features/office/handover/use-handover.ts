/**
 * One post's handover on the desk: what the records show, what people write, saved against the version that was seen.
 * What is written and not saved stays when somebody else saves meanwhile; the save then shows both.
 */
import { computed, reactive, ref, watch } from 'vue'
import { printedPapers } from '../../../../domain/papers/printed.ts'
import { postAtTermEnd } from '../../../../domain/posts/handover.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { Term } from '../../../../domain/time/calendar.ts'
import { useHome } from '../../../home/home.ts'
import { useOfficeRights } from '../parts/office-rights.ts'
import { useRecordSaving } from '../parts/save-records.ts'
import { useAttendances } from '../training/use-attendances.ts'

type Body = RecordBody<'handover'>
type Draft = { open: string[]; thanks: string; advice: string[] }
const cleaned = (lines: readonly string[]) => lines.map((line) => line.trim()).filter(Boolean)
const draftOf = (body: Body | undefined): Draft => ({
  open: [...(body?.open ?? [])],
  thanks: body?.thanks ?? '',
  advice: [...(body?.advice ?? [])],
})

/** The same for two people who begin the same handover: the second sees the first's. At most 64 characters. */
const handoverId = (post: string, term: string) => `${post.slice(0, 36)}-${term.slice(-27)}`

export function useHandover(post: () => string, term: () => Term) {
  const { school, ledger } = useHome()
  const { training } = useAttendances()
  const { isLead } = useOfficeRights()
  const saving = useRecordSaving()
  const draft = reactive<Draft>(draftOf(undefined))
  const untouched = ref(JSON.stringify(draft))
  const closing = ref<string | null>(null)
  let seen: { id: string; version: number } | null = null

  const standing = computed(() =>
    [...school.view.value.all('handover').values()].find(
      (own) => own.post === post() && own.term === term().id,
    ),
  )
  const printed = computed(() => (isLead.value ? printedPapers(school.view.value) : null))
  const found = computed(() =>
    postAtTermEnd(school.view.value, ledger.folded.value, training.value, post(), term(), printed.value),
  )
  const isDirty = computed(() => JSON.stringify(draft) !== untouched.value)
  const isClosed = computed(() => standing.value?.closedOn !== undefined)
  /** What would be saved now. */
  const mine = computed<Body>(() => {
    const thanks = draft.thanks.trim().replace(/\s*\n\s*/g, ' ')
    return {
      ...{ post: post(), term: term().id, open: cleaned(draft.open), advice: cleaned(draft.advice) },
      ...(thanks ? { thanks } : {}),
      ...(closing.value === null ? {} : { closedOn: closing.value }),
    }
  })

  async function fill(body: (Body & { id?: string }) | undefined): Promise<void> {
    Object.assign(draft, draftOf(body))
    untouched.value = JSON.stringify(draft)
    seen = body?.id ? { id: body.id, version: await saving.versionOf('handover', body.id) } : null
  }
  watch(standing, (own) => !isDirty.value && fill(own), { immediate: true })

  /** @param closedOn the day on which it was given on; null: it is open */
  async function save(closedOn: string | null): Promise<void> {
    closing.value = closedOn
    const { id, version } = seen ?? { id: handoverId(post(), term().id), version: 0 }
    if (!(await saving.save([{ kind: 'handover', id, version, body: mine.value }]))) return
    await fill({ ...mine.value, id })
  }
  /** 用我填的: over what stands now, knowingly. */
  async function takeMine(): Promise<void> {
    const { value } = saving.conflict
    if (value) seen = { id: value.id, version: value.version }
    await save(closing.value)
  }
  const takeTheirs = () => {
    saving.forget()
    return fill(standing.value)
  }
  return { draft, standing, found, isDirty, isClosed, mine, saving, save, takeMine, takeTheirs }
}
