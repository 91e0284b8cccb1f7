/** Making pairings: one at a time for ten minutes, or a printed sheet for many (集中配对) that lives two hours. */
import { uuidv7 } from '../../../domain/ids.ts'
import { err, ok, type Result } from '../../../domain/result.ts'
import type { Executor } from '../../db/connection.ts'
import { secondsNow } from '../../deps.ts'
import type { Services } from '../../services.ts'
import { hashSecret, hashTypedCode, newSecret, newTypedCode, qrText } from './pairing-codes.ts'
import { type PlannedDevice, planRefusal, type PlanRefusal } from './planned-device.ts'

export type Issuer = {
  readonly school: string
  readonly staff: string
  /** The classes to whose tablets the issuer is bound; null: any device. */
  readonly ownClasses: ReadonlySet<string> | null
}

export type MadePairing = {
  id: string
  /** Eight characters to type; shown once, not kept. */
  code: string
  secret: string
  /** What the QR says. */
  qr: string
  /** Seconds since 1970. */
  expiresAt: number
}

export type PairingRefusal = { code: PlanRefusal | 'too-many-open'; index?: number }

const singleSeconds = 10 * 60
const batchSeconds = 2 * 3600
const openSingles = 20
const openInBatches = 120
export const largestBatch = 60

/** What the pairing row keeps of the plan. */
export type StoredPlan = { plan: PlannedDevice; batch: boolean; device?: string }

/** @throws HashingBusy */
export async function makePairings(
  services: Services,
  issuer: Issuer,
  plans: readonly PlannedDevice[],
  batch: boolean,
): Promise<Result<MadePairing[], PairingRefusal>> {
  const { read } = services.database
  const { view } = await services.views.now(read, issuer.school)
  for (const [index, plan] of plans.entries()) {
    const code = planRefusal(plan, view, issuer.ownClasses)
    if (code) return err({ code, index })
  }
  const open = await countOpen(read, issuer.school, batch, secondsNow(services))
  if (open + plans.length > (batch ? openInBatches : openSingles)) return err({ code: 'too-many-open' })
  const made: MadePairing[] = []
  for (const plan of plans) made.push(await insertPairing(services, issuer, { plan, batch }))
  return ok(made)
}

async function countOpen(db: Executor, school: string, batch: boolean, at: number): Promise<number> {
  const rows = await db
    .selectFrom('pairing')
    .select('device')
    .where('school', '=', school)
    .where('state', '=', 'open')
    .where('expires_at', '>', at)
    .execute()
  return rows.filter(({ device }) => (JSON.parse(device) as StoredPlan).batch === batch).length
}

async function insertPairing(
  services: Services,
  { school, staff }: Issuer,
  stored: StoredPlan,
): Promise<MadePairing> {
  const id = uuidv7(services.now(), services.random(10))
  const code = newTypedCode(services)
  const secret = newSecret(services)
  const codeHash = await hashTypedCode(services, school, code)
  const at = secondsNow(services)
  const expiresAt = at + (stored.batch ? batchSeconds : singleSeconds)
  const { write } = services.database
  await write
    .deleteFrom('pairing')
    .where('school', '=', school)
    .where('expires_at', '<', at - 86_400)
    .execute()
  await write
    .insertInto('pairing')
    .values({
      school,
      id,
      secret_hash: hashSecret(secret),
      code_hash: codeHash,
      device: JSON.stringify(stored),
      made_by: staff,
      expires_at: expiresAt,
      state: 'open',
      wrong_tries: 0,
      claim_hash: null,
      claim_label: null,
      claimed_at: null,
    })
    .execute()
  return { id, code, secret, qr: qrText(id, secret), expiresAt }
}
