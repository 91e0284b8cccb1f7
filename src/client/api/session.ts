/** Who this browser is to the server, and changing that: logging in, out, a new password. */
import type { ViewerRole } from '../../domain/permissions/roles.ts'
import { callApi } from './request.ts'

export type SignedInStaff = {
  readonly id: string
  readonly name: string
  readonly roles: readonly ViewerRole[]
  /** Has a first password and may do nothing else before changing it. */
  readonly mustChange: boolean
}
export type PairedDevice = {
  readonly id: string
  readonly name: string
  readonly use: ViewerRole
  readonly state: 'active' | 'push-only'
}
export type WhoIsHere = {
  readonly staff?: SignedInStaff
  readonly device?: PairedDevice
  /** null before the school has been set up. */
  readonly school: { readonly id: string; readonly name: string } | null
}

export const whoIsHere = () => callApi<WhoIsHere>('GET', '/session')

/** Errors: wrong-login, wait {retryAfter, seconds}, account-disabled, busy, needs-https, not-set-up. */
export const logIn = (login: string, password: string) =>
  callApi<WhoIsHere>('POST', '/session', { login, password })

export const logOut = () => callApi<object>('DELETE', '/session')

/** Errors: wrong-password, same-password, weak-password {fault}. */
export const changePassword = (current: string, next: string) =>
  callApi<object>('POST', '/session/password', { current, next })
