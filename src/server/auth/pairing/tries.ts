/**
 * Wrong pairing codes, counted for all processes of the server: five per device, a hundred per school, in ten
 * minutes. With eighty open codes of forty bits that leaves a guesser one chance in a hundred million. The QR's
 * 128-bit secret is not counted against the school, so that nobody can stop sixty tablets from being paired by typing
 * nonsense on a phone.
 */
import { createHash } from 'node:crypto'
import { uuidv7 } from '../../../domain/ids.ts'
import type { Tx } from '../../db/connection.ts'
import { inSchool } from '../../db/transactions.ts'
import { secondsNow } from '../../deps.ts'
import type { Services } from '../../services.ts'

const span = 10 * 60
export const wrongPerDevice = 5
const wrongPerSchool = 100

type What = 'code' | 'secret'

/**
 * Counts a try before it is looked at, so that a thousand at once are no more than five; a right one is given back.
 * @param client a device's session or an address
 * @returns the try, or null when there have been too many
 */
export function takeTry(
  services: Services,
  school: string,
  client: string,
  what: What,
): Promise<string | null> {
  const at = secondsNow(services)
  const client_hash = createHash('sha256').update(client).digest('base64url')
  const id = uuidv7(services.now(), services.random(10))
  return inSchool(services.database, school, async (tx) => {
    await tx
      .deleteFrom('pairing_try')
      .where('school', '=', school)
      .where('at', '<=', at - span)
      .execute()
    const { ofClient, codes } = await countTries(tx, school, client_hash)
    if (ofClient >= wrongPerDevice || (what === 'code' && codes >= wrongPerSchool)) return null
    await tx.insertInto('pairing_try').values({ school, id, client_hash, what, at }).execute()
    return id
  })
}

async function countTries(tx: Tx, school: string, client: string) {
  const rows = await tx
    .selectFrom('pairing_try')
    .select(['client_hash', 'what'])
    .where('school', '=', school)
    .execute()
  return {
    ofClient: rows.filter(({ client_hash }) => client_hash === client).length,
    codes: rows.filter(({ what }) => what === 'code').length,
  }
}

export async function giveTryBack({ database }: Services, school: string, id: string): Promise<void> {
  await database.write.deleteFrom('pairing_try').where('school', '=', school).where('id', '=', id).execute()
}
