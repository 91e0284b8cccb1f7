/** The whole table: every caller at every route, past the guard or not, as `routeAccess` says. */
import { beforeAll, describe, expect, it } from 'vitest'
import { type Caller, callers, routeAccess, type RouteId } from '../../../src/server/routes/route-access.ts'
import {
  aClass,
  aDevice,
  aFirstLogin,
  aSchool,
  aTeacher,
  type Browser,
  type Method,
  type TestSchool,
} from '../../support/server.ts'

const loggingOut: RouteId = 'DELETE /api/v1/session'
/** Logging out comes last: after it nobody is anybody. */
const routes = (Object.keys(routeAccess) as RouteId[]).sort(
  (a, b) => Number(a === loggingOut) - Number(b === loggingOut),
)

let school: TestSchool
const browsers = new Map<Caller, Browser>()

beforeAll(async () => {
  school = await aSchool({ keep: true })
  const classId = await aClass(school, 2024, 2)
  const unpaired = await aDevice(school, { name: '旧平板', use: 'class-tablet', class: classId })
  await school.admin.send('POST', `devices/${unpaired.id}/unpair`)
  const made: Record<Caller, Browser> = {
    anonymous: school.browser(),
    'push-only': unpaired,
    'must-change': await aFirstLogin(school, 'xinlaoshi'),
    unassigned: await aTeacher(school, 'wuren'),
    'class-tablet': await aDevice(school, { name: '平板', use: 'class-tablet', class: classId }),
    'place-tablet': await aDevice(school, { name: '图书馆', use: 'place-tablet', place: 'place-library' }),
    board: await aDevice(school, { name: '大屏', use: 'board' }),
    'class-teacher': await aTeacher(school, 'banzhuren', { role: 'class-teacher', class: classId }),
    'subject-teacher': await aTeacher(school, 'renke', { role: 'subject-teacher' }),
    'duty-teacher': await aTeacher(school, 'zhizhou', { role: 'duty-teacher' }),
    'post-mentor': await aTeacher(school, 'zhidao', { role: 'post-mentor', posts: ['post-gate-greeting'] }),
    'programme-lead': school.lead,
    'school-admin': school.admin,
    principal: await aTeacher(school, 'xiaozhang', { role: 'principal' }),
  }
  for (const caller of callers) browsers.set(caller, made[caller])
  return school.close
}, 60_000)

/** A body that no route takes: past the guard it is refused as malformed, or the row is not found. */
async function statusOf(route: RouteId, caller: Caller): Promise<number> {
  const [method, url] = route.split(' ') as [Method, string]
  const path = url.replace(':staff', 'nobody').replace(':id', 'nothing').replace('*', '')
  const body =
    method === 'POST' && !/\/(reset|disable|enable|unpair|stolen)$/.test(path) ? { nonsense: 1 } : undefined
  const own = browsers.get(caller) as Browser
  return (await school.send(method, path, body, { cookies: own.cookies })).status
}

/** An event stream does not end by itself: whether it opens is tested with the stream's own tests. */
const streams = new Set<RouteId>(['GET /api/v1/live'])

describe('who may call what', () => {
  for (const route of routes.filter((route) => !streams.has(route))) {
    it(`${route}: each caller gets what the table says`, async () => {
      for (const caller of callers) {
        const cell = routeAccess[route][caller]
        const status = await statusOf(route, caller)
        const refused = caller === 'anonymous' ? 401 : 403
        if (cell === 'no') expect([caller, status]).toEqual([caller, refused])
        else expect([caller, status], 'past the guard').not.toEqual([caller, 401])
        if (cell === 'yes') expect([caller, status], 'past the guard').not.toEqual([caller, 403])
      }
    })
  }

  it('is complete: every route that the server has stands in it, and nothing else', () => {
    const printed = school.app.printRoutes({ commonPrefix: false })
    const registered = routes.filter((route) =>
      school.app.hasRoute({ method: route.split(' ')[0] as Method, url: route.split(' ')[1] ?? '' }),
    )
    expect(registered, printed).toEqual(routes)
  })

  it('does not let a route register that has no row', () => {
    expect(() => school.app.route({ method: 'GET', url: '/api/v1/backdoor', handler: () => 'x' })).toThrow()
  })
})
