/**
 * The commit numbers of what a viewer may hold beyond its segments, found by index: what is not sealed of the streams
 * which it holds wholly, and the windows it has beside them. A wide net; `mayHoldFact` is the exact test. Each part is
 * cut off at a page, so that a device which starts anew costs a page and not the whole ledger.
 *
 *   streams         what is uncovered of each            (school, stream, number)
 *   children        who came by transfer                 (school, student)
 *   own             what this staff member wrote         (school, author, number)
 *   posts, places,  since a day, strikes of their        (school, school_day, number)
 *   all duty        claims among them
 *   follow-ups      of any of these: they go wherever their target goes
 */
import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, sql, type SqlBool } from 'kysely'
import { officeStream } from '../../domain/facts/ledger.ts'
import { termStream } from '../../domain/history/segment.ts'
import type { Scope } from '../../domain/permissions/scope.ts'
import type { Executor } from '../db/connection.ts'
import type { Tables } from '../db/tables.ts'
import type { Uncovered } from '../history/list-segments.ts'

/** A store by its install, and up to which seq it has written: what is above is a copy's, and it lacks that. */
type Asking = { readonly install: string; readonly written: number }

export type Reach = {
  readonly school: string
  readonly scope: Scope
  readonly uncovered: readonly Uncovered[]
  readonly asking: Asking
  readonly after: number
  readonly upTo: number
}

/** In order, at most `most`. */
export async function numbersInReach(db: Executor, reach: Reach, most: number): Promise<number[]> {
  const parts = [...streamParts(db, reach), ...windowParts(db, reach)].map((part) =>
    db.selectFrom(part.orderBy('fact.number').limit(most).as('part')).select('part.number'),
  )
  const [first, ...others] = parts
  if (!first) return []
  const all = others.reduce((joined, part) => joined.unionAll(part), first)
  const rows = await db
    .selectFrom(all.as('all'))
    .select('number')
    .distinct()
    .orderBy('number')
    .limit(most)
    .execute()
  return rows.map(({ number }) => Number(number))
}

type Facts = SelectQueryBuilder<Tables, 'fact', { number: number }>
type Eb = ExpressionBuilder<Tables, 'fact'>

const notOwn =
  ({ asking: { install, written } }: Reach) =>
  (eb: Eb) =>
    eb.or([eb('fact.install', '!=', install), eb('fact.seq', '>', written), eb('fact.released', '=', 1)])

const factsOf = (db: Executor, reach: Reach, after: number, upTo: number): Facts =>
  db
    .selectFrom('fact')
    .select('fact.number')
    .where('fact.school', '=', reach.school)
    .where('fact.number', '>', after)
    .where('fact.number', '<=', upTo)
    .where(notOwn(reach))

/** The terms of a lead are one part for all of them where they are uncovered alike. */
function streamParts(db: Executor, reach: Reach): Facts[] {
  const byRun = new Map<string, Uncovered[]>()
  for (const one of reach.uncovered) {
    const isTerm = one.stream.startsWith(termStream(''))
    const key = `${isTerm ? '' : one.stream}|${one.after}|${one.upTo}`
    byRun.set(key, [...(byRun.get(key) ?? []), one])
  }
  return [...byRun.values()].flatMap((alike) => {
    const [{ after, upTo }] = alike as [Uncovered]
    const streams = alike.map(({ stream }) => stream)
    return [
      factsOf(db, reach, after, Math.min(upTo, reach.upTo)).where((eb) =>
        eb.or(streams.map((stream) => inStream(eb, stream))),
      ),
    ]
  })
}

const inStream = (eb: Eb, stream: string) =>
  stream.startsWith(termStream(''))
    ? eb('fact.stream', 'like', `%${stream.slice(1)}`)
    : eb('fact.stream', '=', stream)

type Source = Tables & { about: Tables['fact'] }
/** Whether a fact, or the fact it is about, is in a window. */
type Window = (
  eb: ExpressionBuilder<Source, 'fact' | 'about'>,
  table: 'fact' | 'about',
) => Expression<SqlBool>

/** Windows leave out the streams that are held wholly: those come as segments and as the first part. */
function windowParts(db: Executor, reach: Reach): Facts[] {
  const { posts, places, trainings, activities, allDutySince, ownFacts, transferred } = reach.scope.facts
  const windows: Window[] = []
  if (transferred.size > 0) windows.push((eb, table) => eb(`${table}.student`, 'in', [...transferred.keys()]))
  if (ownFacts) windows.push((eb, table) => isBy(eb, table, reach.scope.author.id))
  const days = [
    ...posts.values(),
    ...places.values(),
    ...trainings.values(),
    ...activities.values(),
    ...(allDutySince ? [allDutySince] : []),
  ].sort()
  const [firstDay] = days
  if (firstDay) windows.push((eb, table) => isSince(eb, table, firstDay, reach.scope))
  return windows.flatMap((window) => {
    const facts = outside(factsOf(db, reach, reach.after, reach.upTo), reach.scope)
    return [facts.where((eb) => window(eb as never, 'fact')), followUps(facts, window)]
  })
}

const isBy: (...of: [...Parameters<Window>, author: string]) => Expression<SqlBool> = (eb, table, author) =>
  eb.and([eb(`${table}.author`, '=', author), eb(`${table}.author_kind`, '=', sql.lit('staff'))])

function isSince(
  ...[eb, table, day, { facts }]: [...Parameters<Window>, day: string, scope: Scope]
): Expression<SqlBool> {
  const { posts, places, trainings, activities, allDutySince } = facts
  const about = [
    ...(posts.size > 0 ? [eb(`${table}.post`, 'in', [...posts.keys()])] : []),
    ...(places.size > 0 ? [eb(`${table}.place`, 'in', [...places.keys()])] : []),
    ...(allDutySince ? [eb(`${table}.type`, 'like', 'duty.%')] : []),
    ...(trainings.size > 0 ? [eb(`${table}.type`, '=', 'training.attended.v1')] : []),
    ...(activities.size > 0
      ? [eb(`${table}.type`, 'like', 'activity.%'), eb(`${table}.type`, '=', 'points.awarded.v2')]
      : []),
    // An application names posts as wishes.
    ...(facts.notes && posts.size > 0 ? [eb(`${table}.type`, '=', 'application.made.v1')] : []),
    // A strike names its post or place in its claim alone.
    eb(`${table}.type`, '=', 'claim.voided.v1'),
  ]
  return eb.and([eb(`${table}.school_day`, '>=', day), eb.or(about)])
}

/** What is about a fact of the window, whenever and by whomever it was written. */
const followUps = (facts: Facts, window: Window): Facts =>
  facts.where('fact.target', 'is not', null).where((eb) =>
    eb.exists(
      eb
        .selectFrom('fact as about')
        .select('about.id')
        .whereRef('about.school', '=', 'fact.school')
        .whereRef('about.id', '=', 'fact.target')
        .where((inner) => window(inner as never, 'about')),
    ),
  )

function outside(facts: Facts, { facts: { streams, wholeTerms } }: Scope): Facts {
  const apart = streams.size > 0 ? facts.where('fact.stream', 'not in', [...streams]) : facts
  if (wholeTerms.size === 0) return apart
  return [...wholeTerms].reduce(
    (rest, term) => rest.where('fact.stream', 'not like', `%${termStream(term).slice(1)}`),
    apart.where('fact.stream', '!=', officeStream),
  )
}
