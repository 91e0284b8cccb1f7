/** Where somebody who is at home here belongs: the address that was asked for if it is theirs, else their first screen. */
import type { ViewerRole } from '../../../../domain/permissions/roles.ts'
import type { WhoIsHere } from '../../../api/session.ts'

export type Kind = 'staff' | 'device'

const screensOf: Readonly<Record<Kind, readonly string[]>> = {
  device: ['/kiosk', '/board'],
  staff: ['/teacher', '/office'],
}
const officeRoles: readonly ViewerRole[] = ['programme-lead', 'school-admin']

/** An address of our own that this kind may open; anything else, other sites included, is dropped. */
export function ownTarget(kind: Kind, to: unknown): string | null {
  if (typeof to !== 'string') return null
  const isTheirs = screensOf[kind].some((screen) => to === screen || new RegExp(`^${screen}[/?#]`).test(to))
  return isTheirs ? to : null
}

export function firstScreen(kind: Kind, roles: Iterable<ViewerRole>, isWide: boolean): string {
  if (kind === 'device') return [...roles].includes('board') ? '/board' : '/kiosk'
  return isWide && [...roles].some((role) => officeRoles.includes(role)) ? '/office/today' : '/teacher/today'
}

/** An office desktop or a laptop; tablets and phones get the teachers' screens. */
export const isWideScreen = () => matchMedia('(min-width: 1024px)').matches

/** Whom the server still knows although this browser has forgotten them. */
export type Remembered =
  | { kind: 'device'; id: string; roles: readonly ViewerRole[]; state: 'active' | 'push-only' }
  | { kind: 'staff'; id: string; roles: readonly ViewerRole[]; mustChange: boolean }

/** A browser may hold both cookies: the address asked for decides, else the tablet, whose stores get wiped. */
export function rememberedByServer({ staff, device }: WhoIsHere, to: unknown): Remembered | null {
  const asDevice = device
    ? ({ kind: 'device', id: device.id, roles: [device.use], state: device.state } as const)
    : null
  const asStaff = staff ? ({ kind: 'staff', ...staff } as const) : null
  if (ownTarget('staff', to)) return asStaff ?? asDevice
  return asDevice ?? asStaff
}
