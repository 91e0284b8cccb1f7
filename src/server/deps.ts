import { randomBytes } from 'node:crypto'
import type { Config } from './config.ts'
import type { Database } from './db/connection.ts'

/** What the server's parts are given instead of reaching for it: tests put their own clock in. */
export type Deps = {
  readonly config: Config
  readonly database: Database
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: (bytes: number) => Uint8Array
  /** Rows of a page, fewer where a test wants many pages; `maxRowsPerPage` when left out. */
  readonly rowsPerPage?: number
}

export const realClockAndChance = {
  now: () => Date.now(),
  random: (bytes: number) => new Uint8Array(randomBytes(bytes)),
}
export const secondsNow = (deps: Pick<Deps, 'now'>) => Math.floor(deps.now() / 1000)
