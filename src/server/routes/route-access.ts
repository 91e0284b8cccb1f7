/**
 * Who may call what: one row per route, one cell per caller. A route without a row does not register, a row without
 * a cell does not compile, and the test walks the whole table.
 */
import { roles, type ViewerRole } from '../../domain/permissions/roles.ts'

/**
 * push-only: an unpaired device, for thirty days; must-change: a staff member with a first password;
 * unassigned: logged in, with no role today.
 */
export const callers = ['anonymous', 'push-only', 'must-change', 'unassigned', ...roles] as const
export type Caller = 'anonymous' | 'push-only' | 'must-change' | 'unassigned' | ViewerRole

/** own: the route itself narrows it down, to the own class, the own session or what the caller made. */
export type AccessCell = 'yes' | 'own' | 'no'
export type AccessRow = Readonly<Record<Caller, AccessCell>>

const row = (cell: AccessCell): AccessRow => ({
  anonymous: cell,
  'push-only': cell,
  'must-change': cell,
  unassigned: cell,
  'class-tablet': cell,
  'place-tablet': cell,
  board: cell,
  'class-teacher': cell,
  'subject-teacher': cell,
  'duty-teacher': cell,
  'post-mentor': cell,
  'programme-lead': cell,
  'school-admin': cell,
  principal: cell,
})

const everyone = row('yes')
const nobody = row('no')
const lead: AccessRow = { ...nobody, 'programme-lead': 'yes' }
const office: AccessRow = { ...lead, 'school-admin': 'yes' }
const staff = (cell: AccessCell): AccessRow => ({
  ...nobody,
  'class-teacher': cell,
  'subject-teacher': cell,
  'duty-teacher': cell,
  'post-mentor': cell,
  'programme-lead': cell,
  'school-admin': cell,
  principal: cell,
})
/** Anyone who has logged in may see to the own sessions and password. */
const ownAccount: AccessRow = { ...staff('own'), 'must-change': 'own', unassigned: 'own' }
/** Everybody with a session; a role that has ended still hands over what its phone holds. */
const devicesAndStaff: AccessRow = {
  ...staff('yes'),
  unassigned: 'yes',
  'class-tablet': 'yes',
  'place-tablet': 'yes',
  board: 'yes',
}
/** Pictures of work: all staff but the computer teacher look; the routes ask who runs the activity. */
const teachers: AccessRow = { ...staff('own'), 'school-admin': 'no' }
/** Sealed history: what the scope of now reads, which for some is nothing. */
const ofScope: AccessRow = { ...staff('own'), 'class-tablet': 'own', 'place-tablet': 'own' }
/** The class teacher for the tablet of the own class. */
const pairers: AccessRow = { ...office, 'class-teacher': 'own' }

export const routeAccess = {
  'GET /*': everyone,
  'HEAD /*': everyone,
  'GET /api/v1/health': everyone,

  'GET /api/v1/setup': everyone,
  'GET /api/v1/setup/proposal': everyone,
  'POST /api/v1/setup': everyone,

  'GET /api/v1/session': everyone,
  'POST /api/v1/session': everyone,
  'DELETE /api/v1/session': everyone,
  'POST /api/v1/session/password': ownAccount,
  'GET /api/v1/sessions': { ...ownAccount, 'school-admin': 'yes' },
  'DELETE /api/v1/sessions/:id': { ...ownAccount, 'school-admin': 'yes' },

  'GET /api/v1/accounts': office,
  'POST /api/v1/accounts': office,
  'POST /api/v1/accounts/:staff/reset': office,
  'POST /api/v1/accounts/:staff/disable': office,
  'POST /api/v1/accounts/:staff/enable': office,

  'GET /api/v1/pairings': pairers,
  'POST /api/v1/pairings': pairers,
  'POST /api/v1/pairings/batch': office,
  'POST /api/v1/pairings/:id/confirm': pairers,
  'DELETE /api/v1/pairings/:id': pairers,
  'POST /api/v1/pair': everyone,
  'POST /api/v1/pair/collect': everyone,

  'GET /api/v1/devices/status': office,
  'POST /api/v1/devices/:id/unpair': office,
  'POST /api/v1/devices/:id/stolen': office,
  'POST /api/v1/devices/:id/lost': office,

  'POST /api/v1/records': {
    ...staff('own'),
    'programme-lead': 'yes',
    'school-admin': 'yes',
    principal: 'no',
  },
  'GET /api/v1/starter': lead,
  'POST /api/v1/sync': { ...devicesAndStaff, 'push-only': 'yes' },
  'POST /api/v1/sync/check': devicesAndStaff,
  'POST /api/v1/sync/checked': devicesAndStaff,
  'POST /api/v1/sync/handover': { ...nobody, 'class-tablet': 'yes', 'place-tablet': 'yes', board: 'yes' },
  'GET /api/v1/segments/:name': ofScope,
  'POST /api/v1/segments': ofScope,
  'GET /api/v1/live': devicesAndStaff,
  'GET /api/v1/board': { ...nobody, board: 'own' },
  'POST /api/v1/held': lead,
  'POST /api/v1/held/:id': { ...lead, 'class-teacher': 'own' },

  'POST /api/v1/students/:id/erase': office,
  'GET /api/v1/students/:id/growth': { ...lead, principal: 'yes', 'class-teacher': 'own' },

  'POST /api/v1/papers': lead,
  'POST /api/v1/papers/failed': lead,
  'GET /api/v1/papers/key': everyone,
  'POST /api/v1/papers/check': everyone,

  'GET /api/v1/activities/:id/pictures': teachers,
  'POST /api/v1/activities/:id/pictures': { ...teachers, principal: 'no' },
  'GET /api/v1/pictures/:id': teachers,
  'DELETE /api/v1/pictures/:id': { ...teachers, principal: 'no' },

  'POST /api/v1/campus-map/pictures': lead,
  'GET /api/v1/campus-map/pictures/:id': { ...devicesAndStaff, unassigned: 'no', board: 'no' },

  'GET /api/v1/imports': office,
  'POST /api/v1/imports/read': office,
  'POST /api/v1/imports/paste': office,
  'POST /api/v1/imports/propose': office,
  'POST /api/v1/imports/apply': office,
  'POST /api/v1/imports/:id/undo': office,

  'GET /api/v1/access': office,
  'POST /api/v1/access': staff('yes'),
} as const satisfies Record<string, AccessRow>

export type RouteId = keyof typeof routeAccess

export const isRouteId = (id: string): id is RouteId => Object.hasOwn(routeAccess, id)

/** What any of the callers that somebody is may do; `yes` before `own`. */
export function accessOf(id: RouteId, who: ReadonlySet<Caller>): AccessCell {
  const cells = [...who].map((caller) => (routeAccess[id] as AccessRow)[caller])
  return cells.includes('yes') ? 'yes' : cells.includes('own') ? 'own' : 'no'
}
