/**
 * `GET /api/v1/live`: Server-Sent Events. With `?install=` small changes travel in the notice (`page`, see
 * domain/protocol/live.ts); without, a notice says that something was committed (`commit`), and the next sync fetches
 * it. A heartbeat every 20 s keeps proxies from closing; an ended session's stream closes at once.
 */
import type { FastifyInstance, FastifyReply } from 'fastify'
import * as v from 'valibot'
import { factId } from '../../domain/records/field.schema.ts'
import { must } from '../../domain/result.ts'
import { openSessions } from '../auth/sessions.ts'
import { problem } from '../http/problem.ts'
import { liveFeed } from '../live/live-feed.ts'
import type { Services } from '../services.ts'

const heartbeat = 20_000
const streamsPerSession = 3
const mostStreams = 2_000
/** Bytes that a listener may leave unread before its stream is closed; it opens another and asks. */
const mostUnread = 512 * 1024
/** Milliseconds: streams that broke in one moment do not come back in one. */
const retryAfter = ({ random }: Pick<Services, 'random'>) =>
  3_000 + (random(2).reduce((sum, byte) => sum * 256 + byte, 0) % 7_000)
const query = v.looseObject({ install: v.optional(v.fallback(v.nullable(factId), null), null) })

export type LiveStreams = { closeAll: () => void }

export function liveRoutes(app: FastifyInstance, services: Services): LiveStreams {
  const open = new Map<string, Set<FastifyReply>>()
  const feed = liveFeed(services)
  const count = () => [...open.values()].reduce((sum, streams) => sum + streams.size, 0)

  app.get('/api/v1/live', async (request, reply) => {
    const viewer = must(request.viewer, 'the access table admits signed-in callers only')
    const own = open.get(viewer.session) ?? new Set()
    if (count() >= mostStreams) return problem(reply.header('retry-after', '30'), 429, 'busy')
    // A phone that changed from one network to another has left streams behind that nobody reads any more.
    const [oldest] = own
    if (oldest && own.size >= streamsPerSession) oldest.raw.destroy()
    open.set(viewer.session, own.add(reply))
    reply.hijack()
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    })
    reply.raw.write(`retry: ${retryAfter(services)}\n\n`)
    // Between the end of its session and the close of its connection a stream takes nothing any more.
    const send = (text: string) => {
      if (reply.raw.writableEnded) return
      if (reply.raw.writableLength > mostUnread) reply.raw.end()
      else reply.raw.write(text)
    }
    const timer = setInterval(() => send(': \n\n'), heartbeat)
    const { install } = v.parse(query, request.query)
    const off = feed.join(viewer.school, {
      author: viewer.author,
      state: viewer.state,
      install,
      tell: (page) =>
        send(
          install === null
            ? `event: commit\ndata: ${page.to.number}\n\n`
            : `event: page\ndata: ${JSON.stringify(page)}\n\n`,
        ),
    })
    request.raw.on('close', () => {
      clearInterval(timer)
      off()
      own.delete(reply)
      if (own.size === 0) open.delete(viewer.session)
    })
  })

  const end = (streams: Iterable<FastifyReply>) => {
    for (const reply of streams) reply.raw.end()
  }
  const endEnded = async () => {
    const good = await openSessions(services.database.read, [...open.keys()])
    for (const [session, streams] of open) if (!good.has(session)) end(streams)
  }
  services.endedSessions.onEnded((session) => {
    if (session !== null) end(open.get(session) ?? [])
    else void endEnded().catch(() => undefined)
  })
  return { closeAll: () => [...open.values()].forEach(end) }
}
