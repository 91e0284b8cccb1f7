/**
 * One round's arrangement on the desk: asked of the engine, changed by hand, checked, saved against the version that
 * was seen. What is on the desk and not saved stays when the replica changes.
 */
import { computed, ref, shallowRef, watch } from 'vue'
import { isOfType } from '../../../../domain/facts/ledger.ts'
import { type Attendance, trainingOf } from '../../../../domain/posts/training.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import { applicationsIn, type RoundRecord } from '../../../../domain/recruitment/applications.ts'
import { roundToArrange } from '../../../../domain/recruitment/asked-round.ts'
import { checkArrangement } from '../../../../domain/recruitment/check-arrangement.ts'
import { useHome } from '../../../home/home.ts'
import { useRecordSaving } from '../parts/save-records.ts'
import { useProposal } from '../proposal/use-proposal.ts'

type Body = RecordBody<'arrangement'>
type Placed = Body['placements'][number]

export function useArrangement(round: () => RoundRecord) {
  const { school, ledger } = useHome()
  const saving = useRecordSaving()
  const engine = useProposal()
  const placed = shallowRef<ReadonlyMap<string, Placed>>(new Map())
  const pairs = shallowRef<Body['pairs']>([])
  const seed = ref(1)
  const isDirty = ref(false)
  /** The version that is on the desk; what somebody else saves later is a conflict, and shown. */
  let version = 0

  const standing = computed(() => school.view.value.all('arrangement').get(round().id))
  const isLocked = computed(() => standing.value !== undefined && standing.value.state !== 'draft')
  const applications = computed(() =>
    applicationsIn(ledger.folded.value.serviceLife, round().id).filter(({ student }) =>
      school.view.value.students.has(student),
    ),
  )
  const asked = computed(() => {
    const attended = ledger.folded.value.serviceLife.filter((one) => isOfType(one, 'training.attended.v1'))
    const training = trainingOf(attended as Attendance[])
    const drawn = { pairs: pairs.value, seed: seed.value }
    return roundToArrange(school.view.value, round(), applications.value, training, drawn)
  })
  const checked = computed(() =>
    checkArrangement(asked.value, new Map([...placed.value].map(([student, { post }]) => [student, post]))),
  )

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

  /** What would be saved now. */
  const mine = (): Body => ({
    ...{ round: round().id, seed: seed.value, pairs: [...pairs.value], state: 'draft' },
    placements: [...placed.value.values()],
  })
  async function save(): Promise<boolean> {
    const saved = await saving.save([{ kind: 'arrangement', id: round().id, version, body: mine() }])
    if (saved) isDirty.value = false
    if (saved) await laidOut(standing.value)
    return saved
  }
  /** 用我填的: over what stands now, knowingly. */
  async function takeMine(): Promise<void> {
    version = saving.conflict.value?.version ?? version
    await save()
  }
  async function takeTheirs(): Promise<void> {
    saving.forget()
    isDirty.value = false
    await laidOut(standing.value)
  }

  return {
    ...{ applications, placed, pairs, asked, checked, standing, isLocked, isDirty, engine, saving },
    ...{ propose, put, setPairs, save, mine, takeMine, takeTheirs },
  }
}

export type ArrangementDesk = ReturnType<typeof useArrangement>
