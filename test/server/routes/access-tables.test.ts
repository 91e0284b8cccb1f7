/**
 * The table written out a second time, by hand: opening a route to somebody is a decision, and shows up here.
 * `(own)`: the route itself narrows it down.
 */
import { expect, it } from 'vitest'
import { changePolicy } from '../../../src/server/school/record-rights.ts'
import { type AccessRow, callers, routeAccess } from '../../../src/server/routes/route-access.ts'

const decided = `
GET /*: everyone
HEAD /*: everyone
GET /api/v1/health: everyone
GET /api/v1/setup: everyone
GET /api/v1/setup/proposal: everyone
POST /api/v1/setup: everyone
GET /api/v1/session: everyone
POST /api/v1/session: everyone
DELETE /api/v1/session: everyone
POST /api/v1/session/password: must-change(own) unassigned(own) class-teacher(own) subject-teacher(own) duty-teacher(own) post-mentor(own) programme-lead(own) school-admin(own) principal(own)
GET /api/v1/sessions: must-change(own) unassigned(own) class-teacher(own) subject-teacher(own) duty-teacher(own) post-mentor(own) programme-lead(own) school-admin principal(own)
DELETE /api/v1/sessions/:id: must-change(own) unassigned(own) class-teacher(own) subject-teacher(own) duty-teacher(own) post-mentor(own) programme-lead(own) school-admin principal(own)
GET /api/v1/accounts: programme-lead school-admin
POST /api/v1/accounts: programme-lead school-admin
POST /api/v1/accounts/:staff/reset: programme-lead school-admin
POST /api/v1/accounts/:staff/disable: programme-lead school-admin
POST /api/v1/accounts/:staff/enable: programme-lead school-admin
GET /api/v1/pairings: class-teacher(own) programme-lead school-admin
POST /api/v1/pairings: class-teacher(own) programme-lead school-admin
POST /api/v1/pairings/batch: programme-lead school-admin
POST /api/v1/pairings/:id/confirm: class-teacher(own) programme-lead school-admin
DELETE /api/v1/pairings/:id: class-teacher(own) programme-lead school-admin
POST /api/v1/pair: everyone
POST /api/v1/pair/collect: everyone
GET /api/v1/devices/status: programme-lead school-admin
POST /api/v1/devices/:id/unpair: programme-lead school-admin
POST /api/v1/devices/:id/stolen: programme-lead school-admin
POST /api/v1/devices/:id/lost: programme-lead school-admin
POST /api/v1/records: class-teacher(own) subject-teacher(own) duty-teacher(own) post-mentor(own) programme-lead school-admin
GET /api/v1/starter: programme-lead
POST /api/v1/sync: push-only unassigned class-tablet place-tablet board class-teacher subject-teacher duty-teacher post-mentor programme-lead school-admin principal
POST /api/v1/sync/check: unassigned class-tablet place-tablet board class-teacher subject-teacher duty-teacher post-mentor programme-lead school-admin principal
POST /api/v1/sync/checked: unassigned class-tablet place-tablet board class-teacher subject-teacher duty-teacher post-mentor programme-lead school-admin principal
POST /api/v1/sync/handover: class-tablet place-tablet board
GET /api/v1/segments/:name: class-tablet(own) place-tablet(own) class-teacher(own) subject-teacher(own) duty-teacher(own) post-mentor(own) programme-lead(own) school-admin(own) principal(own)
POST /api/v1/segments: class-tablet(own) place-tablet(own) class-teacher(own) subject-teacher(own) duty-teacher(own) post-mentor(own) programme-lead(own) school-admin(own) principal(own)
GET /api/v1/live: unassigned class-tablet place-tablet board class-teacher subject-teacher duty-teacher post-mentor programme-lead school-admin principal
GET /api/v1/board: board(own)
POST /api/v1/held: programme-lead
POST /api/v1/held/:id: class-teacher(own) programme-lead
POST /api/v1/students/:id/erase: programme-lead school-admin
GET /api/v1/students/:id/growth: class-teacher(own) programme-lead principal
POST /api/v1/papers: programme-lead
POST /api/v1/papers/failed: programme-lead
GET /api/v1/papers/key: everyone
POST /api/v1/papers/check: everyone
GET /api/v1/activities/:id/pictures: class-teacher(own) subject-teacher(own) duty-teacher(own) post-mentor(own) programme-lead(own) principal(own)
POST /api/v1/activities/:id/pictures: class-teacher(own) subject-teacher(own) duty-teacher(own) post-mentor(own) programme-lead(own)
GET /api/v1/pictures/:id: class-teacher(own) subject-teacher(own) duty-teacher(own) post-mentor(own) programme-lead(own) principal(own)
DELETE /api/v1/pictures/:id: class-teacher(own) subject-teacher(own) duty-teacher(own) post-mentor(own) programme-lead(own)
POST /api/v1/campus-map/pictures: programme-lead
GET /api/v1/campus-map/pictures/:id: class-tablet place-tablet class-teacher subject-teacher duty-teacher post-mentor programme-lead school-admin principal
GET /api/v1/imports: programme-lead school-admin
POST /api/v1/imports/read: programme-lead school-admin
POST /api/v1/imports/paste: programme-lead school-admin
POST /api/v1/imports/propose: programme-lead school-admin
POST /api/v1/imports/apply: programme-lead school-admin
POST /api/v1/imports/:id/undo: programme-lead school-admin
GET /api/v1/access: programme-lead school-admin
POST /api/v1/access: class-teacher subject-teacher duty-teacher post-mentor programme-lead school-admin principal
`

it('opens each route to those who are meant', () => {
  const written = Object.entries(routeAccess).map(([route, row]: [string, AccessRow]) => {
    const who = callers.filter((caller) => row[caller] !== 'no')
    const words = who.map((caller) => (row[caller] === 'own' ? `${caller}(own)` : caller))
    return `${route}: ${who.length === callers.length ? 'everyone' : words.join(' ')}`
  })
  expect(written).toEqual(decided.trim().split('\n'))
})

it('lets those change records who are meant', () => {
  const written = Object.entries(changePolicy).map(([kind, row]) => {
    const who = Object.entries(row).filter(([, cell]) => cell !== 'no')
    return `${kind}: ${who.map(([role, cell]) => (cell === 'yes' ? role : `${role}(${cell})`)).join(' ')}`.trim()
  })
  expect(written).toEqual([
    'school: programme-lead school-admin',
    'term: programme-lead school-admin',
    'calendar: programme-lead school-admin',
    'rules: programme-lead',
    'colour: programme-lead',
    'class: programme-lead school-admin',
    'student: programme-lead school-admin class-teacher(own-class)',
    'staff: programme-lead school-admin',
    'assignment: programme-lead school-admin',
    'window: programme-lead',
    'department: programme-lead',
    'post: programme-lead',
    'appointment: programme-lead',
    'place: programme-lead',
    'preset: programme-lead subject-teacher(own)',
    'training-item: programme-lead',
    'training-session: programme-lead',
    'evaluation-dimension: programme-lead',
    'round: programme-lead',
    'arrangement: programme-lead',
    'notice: programme-lead',
    'rotation: programme-lead',
    'honour: programme-lead',
    'handover: programme-lead',
    'withdrawn-paper: programme-lead',
    'printed-paper:',
    'activity-series: programme-lead',
    'activity-template: programme-lead',
    'activity: programme-lead',
    'medal: programme-lead',
    'passport: programme-lead',
    'goal: programme-lead class-teacher(own-class)',
    'star-setting: programme-lead',
    'campus-map: programme-lead',
    'board-setting: programme-lead school-admin',
    'saved-group: programme-lead subject-teacher(own)',
    'device: programme-lead school-admin',
    'card: programme-lead school-admin class-teacher(own-class)',
    'held:',
    'erased:',
  ])
})
