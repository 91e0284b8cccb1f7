/** Accounts of the staff, and where each is logged in. */
import { callApi } from './request.ts'

export type ListedAccount = {
  readonly staff: string
  readonly login: string
  /** Still has the first password. */
  readonly mustChange: boolean
  /** Seconds since 1970; null while the account works. */
  readonly disabledAt: number | null
}
export const fetchAccounts = () => callApi<{ accounts: ListedAccount[] }>('GET', '/accounts')

/** The first password is given once, for printing, and must be changed at the first login. */
export type CreatedAccount = {
  readonly staff: string
  readonly name: string
  readonly login: string
  readonly password: string
}
/** A login is made from the name when left out. Errors: unknown-staff, account-exists, login-taken {staff, login}, busy. */
export const createAccounts = (staff: ReadonlyArray<{ id: string; login?: string }>) =>
  callApi<{ accounts: CreatedAccount[] }>('POST', '/accounts', { staff })
/** Errors: no-account, forbidden (the account of a school-admin is another school-admin's). */
export const resetPassword = (staff: string) =>
  callApi<CreatedAccount>('POST', `/accounts/${staff}/reset`, {})
/** Dead at once, on every phone. Errors: yourself, unknown-staff, forbidden. */
export const disableAccount = (staff: string) => callApi<object>('POST', `/accounts/${staff}/disable`, {})
export const enableAccount = (staff: string) => callApi<object>('POST', `/accounts/${staff}/enable`, {})

/** Staff opening a child's record: who, whose, when, what for. */
export type AccessEntry = {
  readonly id: string
  readonly at: number
  readonly staff: string
  readonly student: string
  readonly purpose: string
}
export const logAccess = (student: string, purpose: string) =>
  callApi<object>('POST', '/access', { student, purpose })
/** Newest first; of one child, of one day, or both. */
export const fetchAccess = (which: { student?: string; day?: string } = {}) =>
  callApi<{ entries: AccessEntry[] }>('GET', `/access?${new URLSearchParams(which).toString()}`)

export type ListedSession = {
  readonly id: string
  readonly kind: 'staff' | 'device'
  /** The staff member or the device. */
  readonly subject: string
  /** The browser and system, as it named itself. */
  readonly label: string
  readonly createdAt: number
  readonly lastSeen: number
  readonly state: 'active' | 'push-only'
  /** The one this page belongs to. */
  readonly current: boolean
}
/** The whole school's for the administrator, the own ones for everybody else. */
export const fetchSessions = () => callApi<{ sessions: ListedSession[] }>('GET', '/sessions')
export const endSession = (id: string) => callApi<object>('DELETE', `/sessions/${id}`)
