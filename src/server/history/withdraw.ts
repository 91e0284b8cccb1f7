/**
 * When consent or erasure changes what may be read of some children, the sealed runs that name them are withdrawn in
 * the same transaction: their address answers 404 at once, what they covered is served fact by fact, and they are
 * sealed again later under another name. Each withdrawal becomes part of the scope version of everybody who reads
 * the stream, so every device that has it starts anew and drops what it may no longer hold.
 */
import { type Audience, audiences, isInRun, streamTerm, termStream } from '../../domain/history/segment.ts'
import { studentsNamedIn, typesNamingTwo } from '../../domain/facts/ledger.ts'
import type { Fact } from '../../domain/facts/fact.schema.ts'
import type { StudentId } from '../../domain/ids.ts'
import type { Executor, Tx } from '../db/connection.ts'
import { noteWithdrawal, readRuns, withdrawRun } from '../db/segments.ts'

type Place = { readonly stream: string; readonly number: number }

/**
 * To be called before the facts themselves are changed or go: it finds the runs by them.
 * @param from the audiences whose reading changes; consent changes nothing for the office
 */
export async function withdrawSegments(
  tx: Tx,
  school: string,
  students: readonly StudentId[],
  from: readonly Audience[] = audiences,
): Promise<void> {
  const places = await placesNaming(tx, school, students)
  for (const audience of from) {
    const byStream = new Map<string, Place[]>()
    for (const place of places) {
      const stream = readAs(audience, place.stream)
      byStream.set(stream, [...(byStream.get(stream) ?? []), place])
    }
    for (const [stream, named] of byStream) await withdrawFrom(tx, school, audience, stream, named)
  }
}

const readAs = (audience: Audience, stream: string) =>
  audience === 'office' && streamTerm(stream) ? termStream(streamTerm(stream) ?? '') : stream

async function withdrawFrom(
  tx: Tx,
  school: string,
  audience: Audience,
  stream: string,
  named: readonly Place[],
) {
  await noteWithdrawal(tx, school, audience, stream)
  for (const run of await readRuns(tx, school, audience, [stream])) {
    const reach = { stream, first: run.first_number, last: run.last_number }
    if (run.name !== null && named.some((place) => isInRun(reach, place.stream, place.number))) {
      await withdrawRun(tx, run)
    }
  }
}

/** Where facts stand that name any of these children, also as the one who was absent, or are about such a fact. */
async function placesNaming(db: Executor, school: string, students: readonly StudentId[]): Promise<Place[]> {
  if (students.length === 0) return []
  const own = await db
    .selectFrom('fact')
    .select(['stream', 'number'])
    .where('school', '=', school)
    .where('student', 'in', students)
    .execute()
  const followUps = await db
    .selectFrom('fact')
    .innerJoin('fact as about', (join) =>
      join.onRef('about.school', '=', 'fact.school').onRef('about.id', '=', 'fact.target'),
    )
    .select(['fact.stream', 'fact.number'])
    .where('about.school', '=', school)
    .where('about.student', 'in', students)
    .execute()
  const namingTwo = await db
    .selectFrom('fact')
    .select(['stream', 'number', 'body'])
    .where('school', '=', school)
    .where('type', 'in', typesNamingTwo)
    .execute()
  const wanted = new Set(students)
  const beside = namingTwo.filter(({ body }) =>
    studentsNamedIn(JSON.parse(body) as Fact).some((student) => wanted.has(student)),
  )
  return [...own, ...followUps, ...beside].map(({ stream, number }) => ({ stream, number: Number(number) }))
}
