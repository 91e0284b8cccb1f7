/**
 * The picture under the campus map, fetched once after a contact and kept in this device's store: a tablet whose cable
 * is pulled still shows it. Its name is the hash of its bytes; what is none of ours is not kept, and a picture that no
 * map shows any more goes.
 */
import { campusMapId } from '../../domain/places/campus-map.ts'
import { fetchCampusPicture } from '../api/campus-map.ts'
import type { DeviceDatabase } from '../db/database.ts'
import type { Identity } from '../db/open-database.ts'

export async function keepCampusPicture(db: DeviceDatabase, as: Identity['kind']): Promise<void> {
  const row = await db.records.get(['campus-map', campusMapId])
  const wanted = row?.kind === 'campus-map' ? row.body.picture : null
  const kept = await db.pictures.toCollection().primaryKeys()
  // After every contact: a store in which nothing has changed is not written.
  const others = kept.filter((id) => id !== wanted)
  if (others.length > 0) await db.pictures.bulkDelete(others)
  if (wanted === null || kept.includes(wanted)) return
  const bytes = await fetchCampusPicture(wanted, as)
  if (bytes && (await isNamedByHash(wanted, bytes))) await db.pictures.put({ id: wanted, bytes })
}

async function isNamedByHash(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  // Without a certificate a browser does not hash.
  if (!('subtle' in crypto)) return true
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return name === `map-${hex.slice(0, 40)}`
}
