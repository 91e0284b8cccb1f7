/**
 * 没被接受的记录: what this teacher wrote and the server refused or set aside, and what tablets of the own class wrote.
 * The first is known from the answers to this phone's own facts, the second from `held` records; one refusal known
 * from both is one line. Twelve children refused for one reason in one action are one line too.
 */
import type { Fact } from '../../../../domain/facts/fact.schema.ts'
import type { ClassId, StudentId } from '../../../../domain/ids.ts'
import type { SeqException } from '../../../../domain/protocol/sync.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'

export type OwnAnswers = {
  readonly own: ReadonlyMap<number, { readonly fact: Omit<Fact, 'seq'> }>
  readonly answers: ReadonlyArray<{ readonly seq: number; readonly exception?: SeqException }>
}

type HeldFact = {
  readonly id?: string
  readonly actionId?: string
  readonly type?: string
  readonly occurredAt?: number
}

export type NotAccepted = {
  readonly key: string
  /** The facts' ids: what has been seen is remembered by them. */
  readonly ids: readonly string[]
  /** The held records behind it, for telling the server that they were seen. */
  readonly held: readonly string[]
  readonly fact: HeldFact & Record<string, unknown>
  readonly verdict: 'refused' | 'quarantined'
  readonly code: string
  readonly detail: Readonly<Record<string, string | number>>
  readonly students: readonly StudentId[]
  /** Seconds since 1970, by the clock of the device that wrote it. */
  readonly at: number
}

export type Reader = {
  readonly me: string
  /** Whether held records of this class are this teacher's to look at and put aside. */
  readonly answersFor: (classId: ClassId | null) => boolean
  /** Accepted after all: somebody released it. */
  readonly isInLedger: (fact: string) => boolean
}

export function notAccepted(
  view: SchoolView,
  { own, answers }: OwnAnswers,
  { me, answersFor, isInLedger }: Reader,
  seen: ReadonlySet<string>,
): NotAccepted[] {
  const single = new Map<string, NotAccepted>()
  for (const { seq, exception } of answers) {
    const fact = own.get(seq)?.fact
    if (!fact || !exception || exception.verdict === 'waiting') continue
    single.set(fact.id, one(fact, exception, studentIn(fact), []))
  }
  for (const held of view.held) {
    const fact = held.fact as HeldFact & Record<string, unknown>
    const id = fact.id ?? held.id
    const known = single.get(id)
    const isMine = answersFor(held.class)
    const isOwn = (fact['author'] as { id?: string } | undefined)?.id === me
    if (!known && (held.seen || !(isMine || isOwn))) continue
    single.set(id, one(fact, held, held.student, isMine && !held.seen ? [held.id] : []))
  }
  const open = [...single].filter(([id]) => !seen.has(id) && !isInLedger(id))
  return grouped(open.map(([, item]) => item))
}

function one(
  fact: HeldFact,
  { verdict, code, detail }: Pick<NotAccepted, 'verdict' | 'code' | 'detail'>,
  student: StudentId | null,
  held: readonly string[],
): NotAccepted {
  const id = fact.id ?? held[0] ?? ''
  return {
    key: `${fact.actionId ?? id}|${verdict}|${code}`,
    ids: [id],
    held,
    fact: fact as NotAccepted['fact'],
    verdict,
    code,
    detail,
    students: student ? [student] : [],
    at: fact.occurredAt ?? 0,
  }
}

const studentIn = (fact: Omit<Fact, 'seq'>): StudentId | null =>
  'student' in fact.body ? fact.body.student : null

/** Newest first. */
function grouped(singles: readonly NotAccepted[]): NotAccepted[] {
  const groups = new Map<string, NotAccepted>()
  for (const single of singles) {
    const group = groups.get(single.key)
    groups.set(single.key, group ? merged(group, single) : single)
  }
  return [...groups.values()].sort((a, b) => b.at - a.at)
}

const merged = (a: NotAccepted, b: NotAccepted): NotAccepted => ({
  ...a,
  ids: [...a.ids, ...b.ids],
  held: [...a.held, ...b.held],
  students: [...a.students, ...b.students],
})
