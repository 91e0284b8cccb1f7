/**
 * What a failing database means to whoever asked. Again: the engine has undone the transaction and asks to repeat it.
 * Busy: nothing is known to be wrong with the request; it may come again in a moment, and facts may come twice. A
 * full disk is that too: devices keep what they have and come again.
 * Bad value: the request holds what PostgreSQL cannot keep, the character U+0000 or a number past its columns.
 */
export type Trouble = 'again' | 'busy' | 'bad-value'

/** The database gave no answer in time; the caller may ask again. */
export class DatabaseBusy extends Error {
  constructor(cause: unknown) {
    super('the database is busy', { cause })
  }
}

/** SQLSTATE: serialization failure, deadlock. */
const again = new Set(['40001', '40P01'])
const badValue = new Set(['22021', '22003', '22P02'])
/** Lock or statement timed out, shut down, out of connections; became a replica, which takes no writes. */
const busyStates = new Set(['55P03', '57014', '57P01', '57P02', '57P03', '57P05', '25P03', '25006'])
const busyClasses = ['08', '53']
const lostConnection = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
])
/** The driver's own words, which carry no code. */
const lostWords =
  /connection terminated|timeout exceeded when trying to connect|not queryable|connection error/i
/** SQLITE_BUSY and SQLITE_FULL; what the engine adds above the first byte tells which kind. */
const sqliteBusy = new Set([5, 13])

export function troubleOf(error: unknown): Trouble | null {
  if (error instanceof DatabaseBusy) return 'busy'
  if (!(error instanceof Error)) return null
  const { code = '', errcode = 0 } = error as { code?: string; errcode?: number }
  if (again.has(code)) return 'again'
  if (badValue.has(code)) return 'bad-value'
  const isState = /^[0-9A-Z]{5}$/.test(code)
  if (busyStates.has(code) || (isState && busyClasses.includes(code.slice(0, 2)))) return 'busy'
  if (lostConnection.has(code) || sqliteBusy.has(errcode & 0xff)) return 'busy'
  return lostWords.test(error.message) ? 'busy' : null
}
