/** The honours that were decided and the notice that names them: all at once, or none. */
import type { PostId, StudentId, TermId } from '../../../../domain/ids.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { RecordChange } from '../../../api/records.ts'
import { noticeEnd, noticeLines } from '../notices/notice-lines.ts'
import { newRecordId } from '../parts/save-records.ts'

/** Without a post: for what a child is at school, not at one post. */
type About = { post?: PostId; term: TermId; name: string; title: string; text: string }

/** 公示 three school days, as the rule of the honour says. */
const noticeDays = 3

export function honourChanges(
  view: SchoolView,
  children: ReadonlyArray<{ student: StudentId; reason: string }>,
  { post, term, name, title, text }: About,
  today: LocalDate,
): RecordChange[] {
  const notice = newRecordId()
  const reasons = new Map(children.map(({ student, reason }) => [student, reason]))
  const at = post === undefined ? {} : { post }
  const named = children.map(({ student }) => ({ student, ...at }))
  const lines = noticeLines(view, named, today).map((line) => {
    const said = reasons.get(line.student ?? '')?.slice(0, 120)
    return { ...line, ...(said ? { text: said } : {}) }
  })
  const span = { from: today, to: noticeEnd(view, today, noticeDays) }
  return [
    {
      kind: 'notice',
      id: notice,
      version: 0,
      body: { kind: 'honours', title, text, ...span, lines, onBoard: true },
    },
    ...children.map(({ student, reason }): RecordChange => ({
      ...{ kind: 'honour', id: newRecordId(), version: 0 },
      body: { student, ...at, name, term, reason, decidedOn: today, notice },
    })),
  ]
}
