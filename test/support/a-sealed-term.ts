/** A school on its feet with a term of facts behind it, as if its devices had brought them day by day. */
import type { CommittedFact } from '../../src/domain/protocol/sync.ts'
import { inCommit } from '../../src/server/db/commits.ts'
import { factRow, insertFacts } from '../../src/server/db/facts.ts'
import { inSchool } from '../../src/server/db/transactions.ts'
import type { Sizes } from '../../src/server/history/next-cut.ts'
import { sealSchool } from '../../src/server/history/sealer.ts'
import { aTermOfFacts, type TermClass } from './a-term-of-facts.ts'
import { aSchoolOnItsFeet, type SchoolOnItsFeet, studentIds } from './school-day.ts'

const smallRuns: Sizes = { run: 100, tail: 50, leftover: 20, merged: 4 }

const classes: TermClass[] = [
  { id: 'class-32', students: studentIds, tablet: 'tablet-32', teachers: ['teacher-li', 'teacher-wu'] },
  { id: 'class-33', students: ['child-other'], tablet: 'tablet-33', teachers: ['teacher-wu'] },
]

export type SchoolWithATerm = SchoolOnItsFeet & {
  /** So many more facts, after those there are. */
  more(count: number): Promise<void>
}

const perDay = 900

export async function aSchoolWithATerm(count: number): Promise<SchoolWithATerm> {
  const school = await aSchoolOnItsFeet()
  const { view } = await school.services.views.now(school.services.database.read, school.school)
  const term = view.termIdOn('2026-09-07')
  const facts = aTermOfFacts({ classes, count: count + 1_000, term, from: '2026-09-01', perDay })
  let brought = 0
  const more = async (wanted: number) => {
    const until = brought + wanted
    for (; brought < until; brought += 37)
      await bring(school, facts.slice(brought, Math.min(brought + 37, until)))
    brought = until
  }
  await more(count)
  return { ...school, more }
}

/** One commit of facts whose devices are of no interest. */
async function bring({ services, school, clock }: SchoolOnItsFeet, facts: readonly CommittedFact[]) {
  const at = Math.floor(clock.now / 1000)
  await inSchool(services.database, school, (tx) =>
    inCommit(tx, school, at, crypto.randomUUID().slice(0, 16), async (commit) => {
      const rows = facts.map(({ fact, stamp }) => factRow(school, commit.next(), fact, stamp, at))
      await insertFacts(tx, rows)
    }),
  )
}

export const seal = ({ services, school }: SchoolOnItsFeet, between?: () => Promise<boolean>) =>
  sealSchool(services, school, { sizes: smallRuns, ...(between ? { between } : {}) })

export const storedSegments = async ({ services, school }: SchoolOnItsFeet) =>
  services.database.read
    .selectFrom('segment')
    .selectAll()
    .where('school', '=', school)
    .orderBy('audience')
    .orderBy('stream')
    .orderBy('first_number')
    .execute()
