/**
 * Delays instead of lock-outs: after a wrong password an account answers after 1, 2, 4 … 60 seconds; an hour
 * without a wrong one, and it begins anew. Names that no account has are delayed alike, so that nobody
 * learns which exist. A client that has not failed is heard even while others are made to wait, so that
 * nobody can keep a teacher out by typing nonsense; who is a client says `tryer.ts`. All of it stands in the
 * database, for every process of the server; a process's own is only that it looks at one try at a time of a
 * client at a name.
 */
import { createHash } from 'node:crypto'
import type { Executor, Tx } from '../db/connection.ts'

const longestDelay = 60
const failureCounts = 3_600
/** In place of a client: everybody's tries at a name that no account has. */
const everybody = ''

export const delayAfter = (failures: number): number =>
  failures <= 0 ? 0 : Math.min(longestDelay, 2 ** Math.min(failures - 1, 10))

/** `clients`: all that this try counts for. */
export type LoginTry = {
  readonly school: string
  readonly login: string
  readonly clients: readonly string[]
}
/** `retryAt` in seconds since 1970. */
type Delay = { readonly failures: number; readonly retryAt: number }
const noDelay: Delay = { failures: 0, retryAt: 0 }

/** One more wrong password. */
export function longerDelay({ failures, retryAt }: Delay, at: number): Delay {
  const failedAt = retryAt - delayAfter(failures)
  const counted = at - failedAt < failureCounts ? failures + 1 : 1
  return { failures: counted, retryAt: at + delayAfter(counted) }
}

/** Whether any of these clients has failed at this name within the hour, and the delay of a name that no account has. */
export async function readFailures(
  db: Executor,
  { school, login, clients }: LoginTry,
  at: number,
): Promise<{ hasFailed: boolean; unknown: Delay }> {
  const rows = await db
    .selectFrom('login_failure')
    .select(['client_hash', 'failures', 'at'])
    .where('school', '=', school)
    .where('login_hash', '=', hash(login))
    .where('client_hash', 'in', [...clients.map(hash), everybody])
    .where('at', '>', at - failureCounts)
    .execute()
  const unknown = rows.find(({ client_hash }) => client_hash === everybody)
  return {
    hasFailed: rows.some(({ client_hash }) => client_hash !== everybody),
    unknown: unknown
      ? { failures: unknown.failures, retryAt: Number(unknown.at) + delayAfter(unknown.failures) }
      : noDelay,
  }
}

/** @param isKnown whether the name is an account's, which counts its failures itself */
export async function noteFailure(tx: Tx, tried: LoginTry, at: number, isKnown: boolean): Promise<void> {
  // What no longer counts goes: guessing many names fills an hour's rows and no more.
  await tx
    .deleteFrom('login_failure')
    .where('school', '=', tried.school)
    .where('at', '<=', at - failureCounts)
    .execute()
  const clients = [...tried.clients.map(hash), ...(isKnown ? [] : [everybody])]
  const row = { school: tried.school, login_hash: hash(tried.login), failures: 1, at }
  await tx
    .insertInto('login_failure')
    .values(clients.map((client_hash) => ({ ...row, client_hash })))
    .onConflict((oc) =>
      oc
        .columns(['school', 'login_hash', 'client_hash'])
        .doUpdateSet((eb) => ({ failures: eb('login_failure.failures', '+', 1), at })),
    )
    .execute()
}

export async function forgetFailure(tx: Tx, { school, login, clients }: LoginTry): Promise<void> {
  await tx
    .deleteFrom('login_failure')
    .where('school', '=', school)
    .where('login_hash', '=', hash(login))
    .where('client_hash', 'in', clients.map(hash))
    .execute()
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** One try at a time for a name and a client, in this process. */
export class TriesInFlight {
  readonly #inFlight = new Set<string>()

  /** @returns false while another one is being looked at */
  begin(tried: LoginTry): boolean {
    const keys = keysOf(tried)
    if (keys.some((key) => this.#inFlight.has(key))) return false
    for (const key of keys) this.#inFlight.add(key)
    return true
  }

  end(tried: LoginTry): void {
    for (const key of keysOf(tried)) this.#inFlight.delete(key)
  }
}

const keysOf = ({ login, clients }: LoginTry): string[] => clients.map((client) => `${client}|${login}`)
