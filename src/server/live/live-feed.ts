/**
 * Who listens in a school, and what each is told of a commit. What was committed is read once for all of them; what
 * comes while that is under way is told together afterwards. Each page begins where the last one ended.
 */
import { setImmediate } from 'node:timers/promises'
import { isSameCommit, type LivePage } from '../../domain/protocol/live.ts'
import type { Cursor } from '../../domain/protocol/sync.ts'
import type { Deps } from '../deps.ts'
import type { CommitNotices } from '../commits-notice.ts'
import type { Reader } from '../school/known-scopes.ts'
import type { SchoolViews } from '../school/views.ts'
import { type Head, newsFor, readSpan, type Span } from './committed-span.ts'

/** `install`: null for a client that only wants to know that there is something. */
export type Listener = Reader & {
  readonly install: string | null
  /** Never waits, never throws. */
  readonly tell: (page: LivePage) => void
}
export type LiveFeed = { join: (school: string, listener: Listener) => () => void }

/** `greeted`: it knows where its first page begins. */
type Seat = Listener & { greeted: boolean }
type Hall = { readonly seats: Set<Seat>; at: Head | null; telling: boolean; again: boolean }

type FeedDeps = Deps & { readonly views: SchoolViews; readonly commits: CommitNotices }

export function liveFeed(deps: FeedDeps): LiveFeed {
  const halls = new Map<string, Hall>()

  const tell = async (school: string, hall: Hall) => {
    hall.again = true
    if (hall.telling) return
    hall.telling = true
    try {
      while (hall.again) {
        hall.again = false
        const span = await readSpan(deps, deps.views, school, hall.at)
        await tellSpan(deps, hall, span)
        hall.at = span.to
      }
    } catch {
      // The database is busy or closing: the next commit tells this one as well, and devices ask by themselves.
    } finally {
      hall.telling = false
    }
  }

  deps.commits.onCommit((school) => {
    const hall = halls.get(school)
    if (hall) void tell(school, hall)
  })

  return {
    join: (school, listener) => {
      const hall = halls.get(school) ?? { seats: new Set(), at: null, telling: false, again: false }
      halls.set(school, hall)
      const seat = { ...listener, greeted: false }
      hall.seats.add(seat)
      void tell(school, hall)
      return () => {
        hall.seats.delete(seat)
        if (hall.seats.size === 0 && halls.get(school) === hall) halls.delete(school)
      }
    },
  }
}

/** Others get their turn in between: a school of sixty tablets is some milliseconds of work. */
const seatsAtOnce = 20

async function tellSpan(deps: Deps, hall: Hall, span: Span): Promise<void> {
  let told = 0
  for (const seat of [...hall.seats]) {
    const page = seat.greeted ? await pageFor(deps, span, seat) : greetingFor(span, seat)
    seat.greeted = true
    if (!page) continue
    seat.tell(page)
    told += 1
    if (told % seatsAtOnce === 0) await setImmediate()
  }
}

/** Its own sync's answer brings it there, sooner than any notice. */
const isOwn = ({ content }: Span, install: string | null): boolean =>
  content !== null &&
  content.changed.length === 0 &&
  content.facts.length > 0 &&
  content.facts.every(({ entry }) => entry.fact.install === install)

const cursorOf = ({ number, tag }: Cursor): Cursor => ({ number, tag })

/** Where the school stands when somebody begins to listen; who stands elsewhere asks. */
export const greeting = ({ to }: Span): LivePage => ({
  epoch: to.epoch,
  from: cursorOf(to),
  to: cursorOf(to),
  news: null,
})

const greetingFor = (span: Span, { install }: Seat) => (install === null ? null : greeting(span))

/** Null: nothing to tell this listener. */
export async function pageFor(
  deps: Deps,
  span: Span,
  { author, state, install }: Omit<Listener, 'tell'>,
): Promise<LivePage | null> {
  const { from, to, content } = span
  if ((content && isSameCommit(from, to)) || isOwn(span, install)) return null
  const news = install === null ? null : await newsFor(deps, span, { author, state }, install)
  return { epoch: to.epoch, from: cursorOf(from), to: cursorOf(to), news }
}
