/**
 * One round's arrangement on the desk: asked of the engine, changed by hand, checked, saved against the version that
 * was seen. What is on the desk and not saved stays when the replica changes.
 */
import { computed, ref, shallowRef, watch } from 'vue'
import { itemsMissing } from '../../../../domain/posts/training.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import { applicationsIn, type RoundRecord } from '../../../../domain/recruitment/applications.ts'
import { roundToArrange } from '../../../../domain/recruitment/asked-round.ts'
import { checkArrangement } from '../../../../domain/recruitment/check-arrangement.ts'
import { useHome } from '../../../home/home.ts'
import { useOfficeDay } from '../parts/office-day.ts'
import { useRecordSaving } from '../parts/save-records.ts'
import { useAttendances } from '../training/use-attendances.ts'
import { type CellApart, cellsApart, mergedPlacements, type Side } from './merge-arrangement.ts'
import { useProposal } from '../proposal/use-proposal.ts'

type Body = RecordBody<'arrangement'>
type Placed = Body['placements'][number]

export function useArrangement(round: () => RoundRecord) {
  const { school, ledger } = useHome()
  const { training } = useAttendances()
  const { date } = useOfficeDay()
  const saving = useRecordSaving()
  const engine = useProposal()
  const placed = shallowRef<ReadonlyMap<string, Placed>>(new Map())
  const pairs = shallowRef<Body['pairs']>([])
  const seed = ref(1)
  const isDirty = ref(false)
  /** What was laid out on the desk, and its version; what somebody else saves later is a conflict, and shown. */
  let version = 0
  let base: Body['placements'] = []

  const standing = computed(() => school.view.value.all('arrangement').get(round().id))
  const isLocked = computed(() => standing.value !== undefined && standing.value.state !== 'draft')
  const applications = computed(() =>
    applicationsIn(ledger.folded.value.serviceLife, round().id).filter(({ student }) =>
      school.view.value.students.has(student),
    ),
  )
  const asked = computed(() => {
    const drawn = { pairs: pairs.value, seed: seed.value }
    return roundToArrange(school.view.value, round(), applications.value, training.value, drawn)
  })
  const checked = computed(() =>
    checkArrangement(asked.value, new Map([...placed.value].map(([student, { post }]) => [student, post]))),
  )

  /** What the child has to pass before it may serve at the post, as it is now. */
  const lacks = (student: string, post: string): string[] => {
    const { from } = round().office
    return itemsMissing(
      school.view.value,
      training.value,
      student,
      post,
      from > date.value ? from : date.value,
    )
  }

  watch(
    standing,
    (body) => {
      if (isDirty.value || saving.busy.value) return
      void laidOut(body)
    },
    { immediate: true },
  )
  async function laidOut(body: Body | undefined): Promise<void> {
    const seen = await saving.versionOf('arrangement', round().id)
    if (isDirty.value) return
    version = seen
    base = body?.placements ?? []
    placed.value = new Map((body?.placements ?? []).map((one) => [one.student, one]))
    pairs.value = body?.pairs ?? []
    seed.value = body?.seed ?? 1
  }
  watch(engine.proposal, (proposal) => {
    if (!proposal) return
    placed.value = new Map(
      [...proposal.arrangement].map(([student, post]) => [student, { student, post, by: 'proposal' }]),
    )
    isDirty.value = true
  })

  /** Plain data: what is reactive cannot be sent to a worker. */
  const propose = () => engine.ask(JSON.parse(JSON.stringify(asked.value)))

  function put(student: string, post: string): void {
    const next = new Map(placed.value)
    if (post === '') next.delete(student)
    else next.set(student, { student, post, by: 'hand' })
    placed.value = next
    isDirty.value = true
  }
  function setPairs(next: Body['pairs']): void {
    pairs.value = next
    isDirty.value = true
  }

  async function save(): Promise<boolean> {
    const body: Body = {
      ...{ round: round().id, seed: seed.value, pairs: [...pairs.value], state: 'draft' },
      placements: [...placed.value.values()],
    }
    const saved = await saving.save([{ kind: 'arrangement', id: round().id, version, body }])
    // Published or appointed in between: nothing is changed any more, and the desk shows what was.
    if (saved || isLocked.value) {
      if (!saved) saving.forget()
      isDirty.value = false
      await laidOut(standing.value)
    }
    return saved
  }
  /** Cells in which somebody else's save differs from the desk; none while nobody was in between. */
  const apart = computed(() => {
    const theirs = saving.conflict.value?.body as Body | null | undefined
    return theirs === undefined ? [] : cellsApart(base, [...placed.value.values()], theirs?.placements ?? [])
  })
  /** Over what stands now, knowingly: of each cell the side that was chosen. */
  async function saveMerged(sideOf: (cell: CellApart) => Side): Promise<void> {
    const merged = mergedPlacements([...placed.value.values()], apart.value, sideOf)
    version = saving.conflict.value?.version ?? version
    placed.value = new Map(merged.map((one) => [one.student, one]))
    await save()
  }

  return {
    ...{ applications, placed, pairs, asked, checked, standing, isLocked, isDirty, engine, saving },
    ...{ lacks, propose, put, setPairs, save, apart, saveMerged },
  }
}

export type ArrangementDesk = ReturnType<typeof useArrangement>
