/** Changing the school's records: compare-and-set on the version the person saw, all of the changes or none. */
import type { RecordBody, RecordKind } from '../../domain/records/record.schema.ts'
import { callApi } from './request.ts'

/** `version` is the one the person saw, 0 for a new record; a null body removes the record. */
export type RecordChange = {
  [K in RecordKind]: {
    readonly kind: K
    readonly id: string
    readonly version: number
    readonly body: RecordBody<K> | null
  }
}[RecordKind]

/**
 * Errors: conflict {kind, id, standing} (409), place-taken {standing, places} (409), malformed {kind, id, where},
 * broken-reference {kind, id, field}, forbidden, offline.
 * @param basis the commit number that the person had seen; without it places in the roster are not asked about
 */
export const changeRecords = (changes: readonly RecordChange[], basis?: number) =>
  callApi<object>('POST', '/records', { changes, ...(basis === undefined ? {} : { basis }) })
