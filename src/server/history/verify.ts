/** Whether every sealed run still says what the ledger says: made again from the facts, and compared by hash. */
import type { Audience } from '../../domain/history/segment.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { Executor } from '../db/connection.ts'
import { allRuns, readBytes, type RunRow } from '../db/segments.ts'
import { contentFor, factsOfRun, nameOf, withheldIn } from './contents.ts'
import { unpack } from './packing.ts'

type SegmentFault = {
  readonly audience: string
  readonly stream: string
  readonly first: number
  readonly last: number
  /** The facts say something else; the bytes are not those of the name; the bytes are gone. */
  readonly fault: 'other-content' | 'damaged-bytes' | 'no-bytes'
}

/** @param db one snapshot of the database; runs that are withdrawn in it are not looked at */
export async function verifySegments(
  db: Executor,
  school: string,
  view: SchoolView,
): Promise<{ readonly checked: number; readonly faults: SegmentFault[] }> {
  const withheld = withheldIn(view)
  const runs = (await allRuns(db, school)).filter(({ name }) => name !== null)
  const faults: SegmentFault[] = []
  for (const run of runs) {
    const { audience, stream, first_number: first, last_number: last, name } = run
    const facts = await factsOfRun(db, school, { stream, first, last })
    const content = contentFor(audience as Audience, facts, withheld)
    const [bytes] = await readBytes(db, school, [name ?? ''])
    const fault = content.name !== name ? 'other-content' : bytes ? damageOf(run, bytes) : 'no-bytes'
    if (fault) faults.push({ audience, stream, first, last, fault })
  }
  return { checked: runs.length, faults }
}

function damageOf({ name }: RunRow, bytes: { deflated: Uint8Array }): 'damaged-bytes' | null {
  try {
    return nameOf(unpack(bytes)) === name ? null : 'damaged-bytes'
  } catch {
    return 'damaged-bytes'
  }
}
