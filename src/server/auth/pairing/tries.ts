/**
 * Wrong typed pairing codes, counted for all processes of the server, in ten minutes: five of one person or
 * tablet that is signed in, thirty of an address, three hundred of the school. With eighty open codes of
 * forty bits that leaves a guesser one chance in forty-five million, and behind it the one who compares four
 * digits. The QR's secret is not counted at all (`../tryer.ts`), so that nobody can stop sixty tablets from
 * being paired by typing nonsense on a phone.
 */
import { createHash } from 'node:crypto'
import { uuidv7 } from '../../../domain/ids.ts'
import type { Tx } from '../../db/connection.ts'
import { inSchool } from '../../db/transactions.ts'
import { secondsNow } from '../../deps.ts'
import type { Services } from '../../services.ts'
import { addressOf, type Tryer } from '../tryer.ts'

const span = 10 * 60
export const mostWrong = { 'signed-in': 5, address: 30 } as const
const mostOfSchool = 300

type Counted = { what: keyof typeof mostWrong; client_hash: string }

/**
 * Counts a try before it is looked at, so that a thousand at once are no more than a few; a right one is given back.
 * @returns the try, or null when there have been too many
 */
export function takeTry(services: Services, school: string, tryer: Tryer): Promise<string[] | null> {
  const at = secondsNow(services)
  const counted = countedIn(tryer)
  return inSchool(services.database, school, async (tx) => {
    await tx
      .deleteFrom('pairing_try')
      .where('school', '=', school)
      .where('at', '<=', at - span)
      .execute()
    if (await areTooMany(tx, school, counted)) return null
    const rows = counted.map((one) => ({
      school,
      id: uuidv7(services.now(), services.random(10)),
      ...one,
      at,
    }))
    await tx.insertInto('pairing_try').values(rows).execute()
    return rows.map(({ id }) => id)
  })
}

function countedIn(tryer: Tryer): Counted[] {
  const hash = (client: string) => createHash('sha256').update(client).digest('base64url')
  const address = { what: 'address', client_hash: hash(addressOf(tryer)) } as const
  if (tryer.signedIn === null) return [address]
  return [{ what: 'signed-in', client_hash: hash(tryer.signedIn) }, address]
}

async function areTooMany(tx: Tx, school: string, counted: readonly Counted[]): Promise<boolean> {
  const rows = await tx
    .selectFrom('pairing_try')
    .select(['client_hash', 'what'])
    .where('school', '=', school)
    .execute()
  // Each try has an address.
  if (rows.filter(({ what }) => what === 'address').length >= mostOfSchool) return true
  return counted.some(
    ({ what, client_hash: own }) =>
      rows.filter(({ client_hash }) => client_hash === own).length >= mostWrong[what],
  )
}

export async function giveTryBack(
  { database }: Services,
  school: string,
  ids: readonly string[],
): Promise<void> {
  await database.write.deleteFrom('pairing_try').where('school', '=', school).where('id', 'in', ids).execute()
}
