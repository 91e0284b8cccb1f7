/**
 * A new device claims a pairing by the typed code or by the QR's secret. The first claim holds it; a wrong, used,
 * expired or unknown code gets one and the same answer. The device draws its own claim token if it can, so that a
 * lost reply is answered again instead of burning the code.
 */
import { timingSafeEqual } from 'node:crypto'
import { err, ok, type Result } from '../../../domain/result.ts'
import type { Tables } from '../../db/tables.ts'
import { secondsNow } from '../../deps.ts'
import type { Services } from '../../services.ts'
import { hashToken, newToken } from '../tokens.ts'
import { hashSecret, hashTypedCode, matchOf } from './pairing-codes.ts'
import { giveTryBack, takeTry } from './tries.ts'
import type { Tryer } from '../tryer.ts'

export type ClaimRefusal = 'wrong-code' | 'too-many-tries'
export type Claimed = { pairing: string; claim: string; match: string }
type Wanted = { code: string } | { id: string; secret: string }
type Pairing = Tables['pairing']

const wrongPerPairing = 5

/**
 * @throws HashingBusy
 */
export async function claimPairing(
  services: Services,
  school: string,
  tryer: Tryer,
  wanted: Wanted,
  label: string,
  ownClaim?: string,
): Promise<Result<Claimed, ClaimRefusal>> {
  const tried = 'code' in wanted ? await takeTry(services, school, tryer) : []
  if (tried === null) return err('too-many-tries')
  const pairing =
    'code' in wanted ? await byCode(services, school, wanted.code) : await bySecret(services, school, wanted)
  const claim = ownClaim ?? newToken(services)
  if (!pairing || !(await take(services, pairing, label, claim))) return err('wrong-code')
  if (tried.length > 0) await giveTryBack(services, school, tried)
  return ok({ pairing: pairing.id, claim, match: matchOf(hashToken(claim)) })
}

async function byCode(services: Services, school: string, code: string): Promise<Pairing | undefined> {
  const hash = await hashTypedCode(services, school, code)
  return services.database.read
    .selectFrom('pairing')
    .selectAll()
    .where('school', '=', school)
    .where('code_hash', '=', hash)
    .executeTakeFirst()
}

async function bySecret(services: Services, school: string, { id, secret }: { id: string; secret: string }) {
  const { read, write } = services.database
  const pairing = await read
    .selectFrom('pairing')
    .selectAll()
    .where('school', '=', school)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!pairing) return undefined
  if (timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(pairing.secret_hash))) return pairing
  await write
    .updateTable('pairing')
    .set((eb) => ({ wrong_tries: eb('wrong_tries', '+', 1) }))
    .where('school', '=', school)
    .where('id', '=', id)
    .execute()
  return undefined
}

/** Open: taken now. Claimed by this very claim: taken before, the reply was lost. Anything else: too late. */
async function take(services: Services, pairing: Pairing, label: string, claim: string): Promise<boolean> {
  const at = secondsNow(services)
  if (Number(pairing.expires_at) <= at || pairing.wrong_tries >= wrongPerPairing) return false
  const claimHash = hashToken(claim)
  if (pairing.state === 'claimed') return pairing.claim_hash === claimHash
  const { numUpdatedRows } = await services.database.write
    .updateTable('pairing')
    .set({ state: 'claimed', claim_hash: claimHash, claim_label: label, claimed_at: at })
    .where('school', '=', pairing.school)
    .where('id', '=', pairing.id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
