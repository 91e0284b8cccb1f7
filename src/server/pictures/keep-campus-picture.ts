/**
 * The school's own picture of its campus: a row beside the pictures of work, named by what is in it, so that the same
 * picture is there once and a device that has it never asks again. The map that shows it is a record; a picture that
 * no map shows goes in the commit that changes the map, or with the next upload.
 */
import { createHash } from 'node:crypto'
import { err, ok, type Result } from '../../domain/result.ts'
import type { RecordRow } from '../../domain/records/record.schema.ts'
import type { Tx } from '../db/connection.ts'
import { writeOrNothing } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'
import { type JpegFault, plainJpeg } from './jpeg.ts'

const about = 'campus-map'

/** Errors: not-a-jpeg, too-large. */
export async function addCampusPicture(
  services: Services,
  { school, by, bytes }: { school: string; by: string; bytes: Uint8Array },
): Promise<Result<{ id: string }, JpegFault>> {
  const picture = plainJpeg(bytes)
  if (typeof picture === 'string') return err(picture)
  const id = `map-${createHash('sha256').update(picture).digest('hex').slice(0, 40)}`
  const { view } = await services.views.now(services.database.read, school)
  const shown = [...view.all('campus-map').values()].map((map) => map.picture)
  return writeOrNothing<{ id: string }, JpegFault>(services.database, school, async (tx) => {
    await keepOnly(tx, school, [...shown, id])
    await tx
      .insertInto('picture')
      .values({ school, id, about, by, at: secondsNow(services), bytes: picture })
      .onConflict((conflict) => conflict.columns(['school', 'id']).doNothing())
      .execute()
    return ok({ id })
  })
}

/** @param records as they stand after the change */
export const dropCampusPictures = (tx: Tx, school: string, records: readonly RecordRow[]) =>
  keepOnly(
    tx,
    school,
    records.flatMap((row) => (row.kind === 'campus-map' ? [row.body.picture] : [])),
  )

async function keepOnly(tx: Tx, school: string, shown: readonly string[]): Promise<void> {
  const ofSchool = tx.deleteFrom('picture').where('school', '=', school).where('about', '=', about)
  await (shown.length > 0 ? ofSchool.where('id', 'not in', shown) : ofSchool).execute()
}

export const findCampusPicture = (services: Services, school: string, id: string) =>
  services.database.read
    .selectFrom('picture')
    .select('bytes')
    .where('school', '=', school)
    .where('about', '=', about)
    .where('id', '=', id)
    .executeTakeFirst()
