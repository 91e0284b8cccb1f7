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
