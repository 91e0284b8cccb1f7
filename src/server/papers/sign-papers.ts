/**
 * Signs papers that are about to be printed, and notes that they are. What they say comes from the school's records and never from the asker: whoever may ask for a 聘书
 * cannot make it name another child, post or date. The number follows from the record, so a paper that is printed
 * again is the same paper.
 */
import { bytesToSign, paperCode } from '../../domain/papers/paper.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import { inSchool } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'
import { signingKey } from './paper-key.ts'
import { type PaperAsked, paperOf, type SignedPaper, type UnknownRecord } from './paper-of-record.ts'
import { keepPrints } from './printed-papers.ts'

/** All or none. @param by who presses 打印 */
export async function signPapers(
  services: Services,
  school: string,
  by: string,
  asked: readonly PaperAsked[],
): Promise<Result<SignedPaper[], UnknownRecord>> {
  const at = secondsNow(services)
  const signed = await inSchool<Result<SignedPaper[], UnknownRecord>>(
    services.database,
    school,
    async (tx) => {
      const { view } = await services.views.now(tx, school)
      const today = localDateOf(at, view.calendar.zone)
      const key = await signingKey(tx, school)
      const signed: SignedPaper[] = []
      for (const one of asked) {
        const paper = paperOf(view, one, today)
        if (!paper) return err({ code: 'unknown-record', id: one.id })
        signed.push({ ...one, paper, code: paperCode(paper, key.id, key.sign(bytesToSign(paper))) })
      }
      const tag = Buffer.from(services.random(8)).toString('hex')
      await keepPrints(tx, { school, by, at, tag }, view, signed)
      return ok(signed)
    },
  )
  if (signed.ok) services.commits.emit(school)
  return signed
}
