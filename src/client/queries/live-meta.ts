/** The few single values of this device's store: last contact, cursor, why it was turned away. */
import type { DeviceDatabase, Meta } from '../db/database.ts'
import { type Live, useLiveQuery } from './use-live-query.ts'

export type LiveMeta = Live<Partial<Meta>>

export const liveMeta = (db: DeviceDatabase): LiveMeta =>
  useLiveQuery(
    () => db.meta.toArray(),
    {},
    (rows) => Object.fromEntries(rows.map(({ key, value }) => [key, value])) as Partial<Meta>,
  )
