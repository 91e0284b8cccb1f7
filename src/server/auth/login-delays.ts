/**
 * Delays instead of lock-outs: after a wrong password an account answers after 1, 2, 4 … 60 seconds. The account's
 * own counter stands in the database; this is what need not survive a restart: names that no account has (they are
 * delayed alike, so that nobody learns which exist), and who has failed lately. A client that has not failed is
 * heard even while others are made to wait, so that nobody can keep a teacher out by typing nonsense.
 */
const longestDelay = 60
const remembered = 10_000
const failureCounts = 60 * 60_000

export const delayAfter = (failures: number): number =>
  failures <= 0 ? 0 : Math.min(longestDelay, 2 ** Math.min(failures - 1, 10))

type Unknown = { failures: number; retryAt: number }

export class LoginDelays {
  readonly #now: () => number
  readonly #unknown = new Map<string, Unknown>()
  readonly #failed = new Map<string, number>()
  readonly #inFlight = new Set<string>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** One try at a time for a name and a client; false while another one is being looked at. */
  begin(login: string, client: string): boolean {
    const key = `${client}|${login}`
    if (this.#inFlight.has(key)) return false
    this.#inFlight.add(key)
    return true
  }

  end(login: string, client: string): void {
    this.#inFlight.delete(`${client}|${login}`)
  }

  /** The counter of a login that no account has. */
  ofUnknown(login: string): Unknown {
    return this.#unknown.get(login) ?? { failures: 0, retryAt: 0 }
  }

  noteUnknown(login: string, state: Unknown): void {
    keep(this.#unknown, login, state)
  }

  hasFailed(login: string, client: string): boolean {
    return this.#now() - (this.#failed.get(`${client}|${login}`) ?? -Infinity) < failureCounts
  }

  noteFailure(login: string, client: string): void {
    keep(this.#failed, `${client}|${login}`, this.#now())
  }

  forgetFailure(login: string, client: string): void {
    this.#failed.delete(`${client}|${login}`)
  }
}

/** The oldest goes first: guessing many names cannot fill the memory. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > remembered) map.delete(map.keys().next().value ?? '')
}
