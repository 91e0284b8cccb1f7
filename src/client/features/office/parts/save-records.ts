/**
 * How the office saves: the changes go out with the versions the person saw, all or none, and the replica is
 * fetched before the form says it is done. Somebody else's change in between becomes a conflict, shown with both
 * contents; nothing is overwritten unseen. Whoever fills places in the roster says first from where the person looks
 * (`look`): a place that was free then and is taken now becomes a question as well.
 */
import { computed, ref, shallowRef } from 'vue'
import { uuidv7 } from '../../../../domain/ids.ts'
import type { RosterChange } from '../../../../domain/posts/merge-moves.ts'
import type { TakenPlace } from '../../../../domain/posts/places-taken.ts'
import type { RecordBody, RecordKind } from '../../../../domain/records/record.schema.ts'
import { changeRecords, type RecordChange } from '../../../api/records.ts'
import type { ApiProblem } from '../../../api/request.ts'
import { useWorkplace } from '../../../commands/workplace.ts'
import { useHome } from '../../../home/home.ts'
import { recordBasis, recordRow, recordVersion } from '../../../queries/record-rows.ts'

/** The record that somebody else has changed: its version and body now, null when it was removed. */
export type Conflict = { kind: RecordKind; id: string; version: number; body: object | null }

export const newRecordId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** A row of the `SchoolView` as the body that is saved: without the id it carries, and plain. */
export function bodyOf<K extends RecordKind>(
  _kind: K,
  row: RecordBody<K> & { readonly id?: string },
): RecordBody<K> {
  const { id: _id, ...body } = JSON.parse(JSON.stringify(row)) as RecordBody<K> & { id?: string }
  return body as unknown as RecordBody<K>
}

export const asAppointmentChange = ({ id, version, body }: RosterChange): RecordChange => ({
  ...{ kind: 'appointment', id: id ?? newRecordId(), version, body },
})

/** Every verb returns a plain promise of whether it was done; `problem` and `conflict` say why not. */
export function useRecordSaving() {
  const work = useWorkplace()
  const { sync } = useHome()
  const busy = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)
  const conflict = shallowRef<Conflict | null>(null)
  const taken = computed(() => placesIn(problem.value))
  let basis: number | undefined

  /** What is shown now is what the next change goes out from. */
  async function look(): Promise<void> {
    basis = await recordBasis(work.db)
  }
  async function save(changes: readonly RecordChange[]): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = conflict.value = null
    const saved = await changeRecords(changes, basis)
    // Also after a conflict: what stands now has to be here to be shown.
    if (saved.ok || isOvertaken(saved.error)) await sync.runNow()
    if (!saved.ok) {
      problem.value = saved.error
      // Told once, the next press is said knowingly.
      if (saved.error.error === 'place-taken') basis = Number(saved.error.body['standing'])
      if (saved.error.error === 'conflict') conflict.value = await standing(saved.error)
    }
    busy.value = false
    return saved.ok
  }

  async function standing({ body }: ApiProblem): Promise<Conflict> {
    const kind = String(body['kind']) as RecordKind
    const id = String(body['id'])
    const row = await recordRow(work.db, kind, id)
    return { kind, id, version: Number(body['standing']), body: row?.body ?? null }
  }

  /** One press without a form: a rename, a switch. Names the version this device holds. */
  async function saveOne<K extends RecordKind>(
    kind: K,
    id: string,
    body: RecordBody<K> | null,
  ): Promise<boolean> {
    return save([{ kind, id, version: await recordVersion(work.db, kind, id), body } as RecordChange])
  }

  const forget = () => (problem.value = conflict.value = null)
  return {
    busy,
    problem,
    conflict,
    taken,
    look,
    save,
    saveOne,
    forget,
    versionOf: (kind: RecordKind, id: string) => recordVersion(work.db, kind, id),
  }
}

const isOvertaken = ({ error }: ApiProblem) => error === 'conflict' || error === 'place-taken'
const placesIn = (problem: ApiProblem | null): readonly TakenPlace[] =>
  problem?.error === 'place-taken' ? (problem.body['places'] as readonly TakenPlace[]) : []

export type RecordSaving = ReturnType<typeof useRecordSaving>
