/** The starting content of this server, each as a record that the school may take over and change. */
import type { RecordBody, RecordKind } from '../../domain/records/record.schema.ts'
import { callApi } from './request.ts'

export type StarterRecord<K extends RecordKind = RecordKind> = {
  readonly [P in K]: { readonly kind: P; readonly id: string; readonly body: RecordBody<P> }
}[K]

export const starterContent = () => callApi<{ records: StarterRecord[] }>('GET', '/starter')
