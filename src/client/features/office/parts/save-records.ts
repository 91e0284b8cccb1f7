/**
 * How the office saves: the changes go out with the versions the person saw, all or none, and the replica is
 * fetched before the form says it is done. Somebody else's change in between becomes a conflict, shown with both
 * contents; nothing is overwritten unseen.
 */
import { ref, shallowRef } from 'vue'
import { uuidv7 } from '../../../../domain/ids.ts'
import type { RecordBody, RecordKind } from '../../../../domain/records/record.schema.ts'
import { changeRecords, type RecordChange } from '../../../api/records.ts'
import type { ApiProblem } from '../../../api/request.ts'
import { useWorkplace } from '../../../commands/workplace.ts'
import { useHome } from '../../../home/home.ts'
import { recordRow, recordVersion } from '../../../queries/record-rows.ts'

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

/** Every verb returns a plain promise of whether it was done; `problem` and `conflict` say why not. */
export function useRecordSaving() {
  const work = useWorkplace()
  const { sync } = useHome()
  const busy = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)
  const conflict = shallowRef<Conflict | null>(null)

  async function save(changes: readonly RecordChange[]): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = conflict.value = null
    const saved = await changeRecords(changes)
    // Also after a conflict: what stands now has to be here to be shown.
    if (saved.ok || saved.error.error === 'conflict') await sync.runNow()
    if (!saved.ok) {
      problem.value = saved.error
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
    save,
    saveOne,
    forget,
    versionOf: (kind: RecordKind, id: string) => recordVersion(work.db, kind, id),
  }
}

export type RecordSaving = ReturnType<typeof useRecordSaving>
