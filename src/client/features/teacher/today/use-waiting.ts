/**
 * What waits for this teacher: stamp requests, questions of time, unasked helpers, what was not accepted, children
 * unseen for two weeks. Worked out once for the page and for the number beside 今天.
 */
import { computed, type ComputedRef, inject, type InjectionKey, provide, watch } from 'vue'
import type { Claim } from '../../../../domain/facts/fold.ts'
import type { LedgerFact } from '../../../../domain/facts/ledger.ts'
import type { ClassId, StudentId } from '../../../../domain/ids.ts'
import type { BoardDuty } from '../../../../domain/posts/duty-board.ts'
import { must } from '../../../../domain/result.ts'
import type { Student } from '../../../../domain/school/school-view.ts'
import { callApi } from '../../../api/request.ts'
import { locale } from '../../../i18n/messages.ts'
import { useHoles } from '../../../school-ui/holes/use-holes.ts'
import { hasTwoWeeksBehind, nearSince, type NearWeeks, nearWeeks } from '../class/near-weeks.ts'
import { mayEnterDuty, maySettle, mayStamp } from '../shell/rights.ts'
import { classLabel } from '../shell/school-words.ts'
import { storedSet } from '../shell/stored-set.ts'
import type { Teacher } from '../shell/use-teacher.ts'
import { type NotAccepted, notAccepted } from './not-accepted.ts'
import { type TimeQuestions, timeQuestions } from './time-questions.ts'
import { unplannedDuties } from './unplanned.ts'

export type Waiting = {
  readonly near: ComputedRef<NearWeeks>
  readonly requests: ComputedRef<ReadonlyArray<LedgerFact<'stamp.requested.v1'>>>
  readonly times: ComputedRef<TimeQuestions>
  readonly unplanned: ComputedRef<readonly Claim[]>
  /** Duties that are over and of which nothing is known: own classes, own posts, or for the lead the school. */
  readonly holes: ComputedRef<readonly BoardDuty[]>
  readonly rejected: ComputedRef<readonly NotAccepted[]>
  /** Class teachers only: children of the own classes without any record in two weeks. */
  readonly unseen: ComputedRef<readonly Student[]>
  /** What asks for a decision; the private nudge does not count. */
  readonly count: ComputedRef<number>
  /** The class of a child, where children of several classes wait together; else ''. */
  readonly classNote: (student: StudentId) => string
  readonly putAside: (...claims: string[]) => void
  readonly dismiss: (item: NotAccepted) => void
}

const waitingKey: InjectionKey<Waiting> = Symbol('waiting')
export const useWaiting = (): Waiting => must(inject(waitingKey), 'the teacher app provides what waits')

export function provideWaiting(teacher: Teacher): Waiting {
  const { view, folded, today, asker, ownClasses, ownPosts, holdsAll, roles, home, me } = teacher
  const seen = storedSet(`shanzhen.seen.${me.id}`)
  const aside = storedSet(`shanzhen.aside.${me.id}`)
  const answersFor = (classId: ClassId | null | undefined) =>
    holdsAll.value || (classId !== null && classId !== undefined && ownClasses.value.has(classId))

  const near = computed(() =>
    nearWeeks(folded.value.entries, nearSince(view.value, today.value), today.value),
  )
  const requests = computed(() =>
    folded.value.openRequests
      .filter(({ fact: { body } }) => mayStamp(asker.value, body.student, body.place))
      .sort((a, b) => b.fact.occurredAt - a.fact.occurredAt),
  )
  const times = computed(() =>
    timeQuestions(folded.value.timeOpen, ({ fact }) => maySettle(asker.value, fact.id, fact.body.student)),
  )
  const unplanned = computed(() =>
    unplannedDuties(
      view.value,
      folded.value,
      today.value,
      (claim) => mayEnterDuty(asker.value, claim.student, claim.subject),
      aside.ids.value,
    ),
  )
  const openDuties = useHoles(home, () =>
    holdsAll.value ? { classes: 'all', posts: 'all' } : { classes: ownClasses.value, posts: ownPosts.value },
  )
  const answers = computed(() => ({ own: home.ledger.own.value, answers: home.ledger.answers.value }))
  const reader = {
    me: me.id,
    answersFor,
    isInLedger: (fact: string) => home.workplace.find(fact) !== undefined,
  }
  const rejected = computed(() => notAccepted(view.value, answers.value, reader, seen.ids.value))
  const unseen = computed(() => unseenChildren(teacher, near.value))
  keepTelling(teacher, seen.ids, (classId) => answersFor(classId))

  const waiting: Waiting = {
    near,
    requests,
    times,
    unplanned,
    holes: openDuties,
    rejected,
    unseen,
    count: computed(
      () =>
        requests.value.length +
        times.value.count +
        unplanned.value.length +
        openDuties.value.length +
        rejected.value.length,
    ),
    classNote: (student) =>
      ownClasses.value.size === 1 && !holdsAll.value && !roles.value.has('duty-teacher')
        ? ''
        : classLabel(view.value, view.value.classOn(student, today.value), today.value, locale.value),
    putAside: aside.add,
    dismiss: (item) => seen.add(...item.ids),
  }
  provide(waitingKey, waiting)
  return waiting
}

function unseenChildren({ view, today, ownClasses, complete }: Teacher, near: NearWeeks): Student[] {
  if (!complete.value) return []
  if (!hasTwoWeeksBehind(view.value.termOn(today.value)?.firstDay, today.value)) return []
  return [...ownClasses.value]
    .flatMap((classId) => view.value.studentsOfClass(classId, today.value))
    .filter((student) => student.consent === 'electronic' && !near.isSeen(student.id))
}

/**
 * 知道了 is kept on this phone at once; the school is told when it can be. Whatever was put aside and still comes as
 * unseen is told again, so that no note is lost with the network.
 */
function keepTelling(
  { view }: Teacher,
  seen: { readonly value: ReadonlySet<string> },
  isMine: (classId: ClassId | null) => boolean,
): void {
  const told = new Set<string>()
  watch(
    [view, seen],
    () => {
      for (const held of view.value.held) {
        const fact = (held.fact as { id?: string }).id ?? held.id
        if (held.seen || told.has(held.id) || !seen.value.has(fact) || !isMine(held.class)) continue
        told.add(held.id)
        void callApi('POST', `/held/${held.id}`, { decision: 'seen' }).then((answer) => {
          if (!answer.ok) told.delete(held.id)
        })
      }
    },
    { immediate: true },
  )
}
