/**
 * Who is asking: the cookie's session as `request.viewer`, and who that is to the rules. A browser that holds both
 * cookies says by the header `x-shanzhen-as` as which of the two it speaks; without it a staff member goes first.
 * A stolen device gets the same answer whatever it asks: forget everything.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Author } from '../../domain/facts/fact.schema.ts'
import type { ViewerRole } from '../../domain/permissions/roles.ts'
import { findSession, type Session, touchSession } from '../auth/sessions.ts'
import { secondsNow } from '../deps.ts'
import { rolesToday } from '../school/roles-today.ts'
import type { Services } from '../services.ts'
import { giveToken, takeToken, tokenOf } from './cookies.ts'
import { problem } from './problem.ts'

export type Viewer = {
  readonly school: string
  readonly author: Author
  /** The session's id, never its token. */
  readonly session: string
  readonly state: 'active' | 'push-only'
}

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer | null
  }
}

const touchAfter = 300
const renewCookieAfter = 6 * 3600

export function recogniseViewer(app: FastifyInstance, services: Services): void {
  app.decorateRequest('viewer', null)
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return
    const at = secondsNow(services)
    const sessions = await sessionsOf(services, request, at)
    if (sessions.device?.state === 'stolen') return answerStolen(reply)
    const kind = askedKind(request) ?? (sessions.staff ? 'staff' : 'device')
    const session = sessions[kind]
    if (!session || session.state === 'stolen') return
    request.viewer = {
      school: session.school,
      author: session.author,
      session: session.id,
      state: session.state,
    }
    await keepFresh(services, request, reply, session, at)
  })
}

export async function sessionsOf(services: Services, request: FastifyRequest, at: number) {
  const find = async (kind: Author['kind']): Promise<Session | null> => {
    const token = tokenOf(request, kind)
    return token ? findSession(services.database.read, kind, token, at) : null
  }
  return { staff: await find('staff'), device: await find('device') }
}

function askedKind(request: FastifyRequest): Author['kind'] | undefined {
  // An event stream cannot send headers, so it says it in its address.
  const asked = request.headers['x-shanzhen-as'] ?? (request.query as { as?: unknown } | undefined)?.as
  return asked === 'staff' || asked === 'device' ? asked : undefined
}

function answerStolen(reply: FastifyReply) {
  takeToken(reply, 'device')
  return problem(reply.header('clear-site-data', '"cache", "cookies", "storage"'), 401, 'stolen')
}

/** Last contact, at most every five minutes; and the cookie again before the browser lets it go. */
async function keepFresh(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session,
  at: number,
): Promise<void> {
  if (at - session.lastSeen < touchAfter) return
  await touchSession(services.database.write, session.school, session.id, at)
  const { kind } = session.author
  const token = tokenOf(request, kind)
  if (token && at - session.lastSeen >= renewCookieAfter) giveToken(reply, kind, token)
}

/** The roles of a viewer today. */
export const viewerRoles = (
  services: Services,
  { school, author }: Viewer,
): Promise<ReadonlySet<ViewerRole>> => rolesToday(services, school, author)
