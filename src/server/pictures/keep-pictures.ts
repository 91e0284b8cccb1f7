/**
 * Pictures are kept in the school's database and nowhere else: in no fact, in no record's feed, on no device. Each is
 * about one thing, such as `activity:ID`; how many there may be is counted under the school's lock.
 */
import { err, ok, type Result } from '../../domain/result.ts'
import type { Executor } from '../db/connection.ts'
import { writeOrNothing } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import { uuidv7 } from '../../domain/ids.ts'
import type { Services } from '../services.ts'
import { type JpegFault, plainJpeg } from './jpeg.ts'

export type KeptPicture = { readonly id: string; readonly by: string; readonly at: number }
export type PictureRefusal = JpegFault | 'too-many'

const most = 3

export async function listPictures(db: Executor, school: string, about: string): Promise<KeptPicture[]> {
  const rows = await db
    .selectFrom('picture')
    .select(['id', 'by', 'at'])
    .where('school', '=', school)
    .where('about', '=', about)
    .orderBy('id')
    .execute()
  return rows.map(({ id, by, at }) => ({ id, by, at: Number(at) }))
}

export const findPicture = (db: Executor, school: string, id: string) =>
  db
    .selectFrom('picture')
    .select(['about', 'bytes'])
    .where('school', '=', school)
    .where('id', '=', id)
    .executeTakeFirst()

/** Errors: not-a-jpeg, too-large, too-many. */
export async function addPicture(
  services: Services,
  { school, about, by, bytes }: { school: string; about: string; by: string; bytes: Uint8Array },
): Promise<Result<KeptPicture, PictureRefusal>> {
  const picture = plainJpeg(bytes)
  if (typeof picture === 'string') return err(picture)
  const kept = { id: uuidv7(services.now(), services.random(10)), by, at: secondsNow(services) }
  return writeOrNothing<KeptPicture, PictureRefusal>(services.database, school, async (tx) => {
    const before = await listPictures(tx, school, about)
    if (before.length >= most) return err('too-many')
    await tx
      .insertInto('picture')
      .values({ school, about, ...kept, bytes: picture })
      .execute()
    return ok(kept)
  })
}

export async function removePicture(services: Services, school: string, id: string): Promise<void> {
  await writeOrNothing<null, never>(services.database, school, async (tx) => {
    await tx.deleteFrom('picture').where('school', '=', school).where('id', '=', id).execute()
    return ok(null)
  })
}
