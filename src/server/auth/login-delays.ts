/**
 * Delays instead of lock-outs: after a wrong password an account answers after 1, 2, 4 … 60 seconds; an hour without
 * a wrong one, and it begins anew. Names that no account has are delayed alike, so that nobody learns which exist. A
 * client that has not failed is heard even while others are made to wait, so that nobody can keep a teacher out by
 * typing nonsense. All of it stands in the database, for every process of the server; a process's own is only that it
 * looks at one try at a time of a client at a name.
 */
import { createHash } from 'node:crypto'
import type { Executor, Tx } from '../db/connection.ts'

const longestDelay = 60
const failureCounts = 3_600
/** In place of a client: everybody's tries at a name that no account has. */
const everybody = ''

export const delayAfter = (failures: number): number =>
  failures <= 0 ? 0 : Math.min(longestDelay, 2 ** Math.min(failures - 1, 10))

/** `client`: a device's session or an address. */
export type LoginTry = { readonly school: string; readonly login: string; readonly client: string }
/** `retryAt` in seconds since 1970. */
type Delay = { readonly failures: number; readonly retryAt: number }
const noDelay: Delay = { failures: 0, retryAt: 0 }

/** One more wrong password. */
export function longerDelay({ failures, retryAt }: Delay, at: number): Delay {
  const failedAt = retryAt - delayAfter(failures)
  const counted = at - failedAt < failureCounts ? failures + 1 : 1
  return { failures: counted, retryAt: at + delayAfter(counted) }
}

/** Whether this client has failed at this name within the hour, and the delay of a name that no account has. */
export async function readFailures(
  db: Executor,
  { school, login, client }: LoginTry,
  at: number,
): Promise<{ hasFailed: boolean; unknown: Delay }> {
  const rows = await db
    .selectFrom('login_failure')
    .select(['client_hash', 'failures', 'at'])
    .where('school', '=', school)
    .where('login_hash', '=', hash(login))
    .where('client_hash', 'in', [hash(client), everybody])
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
  const clients = [hash(tried.client), ...(isKnown ? [] : [everybody])]
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

export async function forgetFailure(tx: Tx, { school, login, client }: LoginTry): Promise<void> {
  await tx
    .deleteFrom('login_failure')
    .where('school', '=', school)
    .where('login_hash', '=', hash(login))
    .where('client_hash', '=', hash(client))
    .execute()
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** One try at a time for a name and a client, in this process. */
export class TriesInFlight {
  readonly #inFlight = new Set<string>()

  /** @returns false while another one is being looked at */
  begin({ login, client }: LoginTry): boolean {
    const key = `${client}|${login}`
    if (this.#inFlight.has(key)) return false
    this.#inFlight.add(key)
    return true
  }

  end({ login, client }: LoginTry): void {
    this.#inFlight.delete(`${client}|${login}`)
  }
}
