/**
 * What a child can do, from "this is me" to the durable tick. Everything a screen needs to know was derived before;
 * the command's transaction is the only wait, and the screen changes right after it.
 */
import type { FactBody } from '../../../domain/facts/fact.schema.ts'
import { stampClaim } from '../../../domain/facts/ledger.ts'
import type { FactId, PlaceId, PostId, StudentId } from '../../../domain/ids.ts'
import { isTrained, nothingKnown } from '../../../domain/posts/training.ts'
import type { Refusal } from '../../../domain/permissions/refusal.ts'
import type { Result } from '../../../domain/result.ts'
import { saidOf } from '../../../domain/activities/attendees.ts'
import { signUp, withdraw } from '../../commands/activities.ts'
import { answerSubstitute } from '../../commands/ask-substitutes.ts'
import { checkIn } from '../../commands/check-in.ts'
import { checkOut } from '../../commands/check-out.ts'
import { applyForPosts } from '../../commands/recruit.ts'
import { revokeFacts } from '../../commands/revoke-facts.ts'
import { giveStamps, requestStamp } from '../../commands/stamps.ts'
import { writeWord } from '../../commands/write-words.ts'
import type { Written } from '../../commands/write-facts.ts'
import { studentOfCard } from '../../school-ui/card-code.ts'
import { dutyStep, givenToday, looksAmong, tickOf } from './duty-step.ts'
import { type Child, mayOpenColours, type Purpose, type Screen, type Via } from './kiosk-state.ts'
import { nearNames } from '../../../domain/roster/near-names.ts'
import { isStampingOnly, type KioskActions, type KioskCore } from './kiosk-core.ts'

export function kioskActions(kiosk: KioskCore): KioskActions {
  const { go, home, state, send } = kiosk
  const view = () => home.school.view.value

  /** A child says who it is. */
  function begin(student: StudentId, via: Via, purpose: Purpose, post?: PostId): void {
    const found = view().students.get(student)
    if (!found) return
    if (purpose === 'colours') return openColours(student)
    if (purpose === 'stamp') return go(stampStep(kiosk, student, via))
    if (purpose === 'apply' || purpose === 'sign-up') return go(ownChoiceStep(kiosk, student, via, purpose))
    go(
      dutyStep({
        view: view(),
        board: kiosk.board.value,
        device: kiosk.device.value,
        student: found,
        via,
        post,
      }),
    )
  }

  /** The second look: the same child again goes on, another one is asked. */
  function chosen(child: Child, picked: StudentId): void {
    if (picked === child.student) return confirmed(child)
    const found = view().students.get(picked)
    if (!found) return
    if (child.purpose !== 'duty') return confirmed({ ...child, student: picked })
    const { board, device } = kiosk
    const next = dutyStep({
      view: view(),
      board: board.value,
      device: device.value,
      student: found,
      via: child.via,
    })
    go(next.name === 'look' ? { name: 'ask', child: next.child } : next)
  }

  /** 是我 */
  function confirmed(child: Child): void {
    if (child.purpose === 'stamp') return afterWhoForStamp(child.student)
    if (child.purpose === 'apply' || child.purpose === 'sign-up')
      return go({ name: child.purpose, student: child.student })
    const [post] = child.posts
    if (post && child.posts.length === 1) void arrive(child, post)
    else go({ name: 'posts', child })
  }

  function afterWhoForStamp(student: StudentId): void {
    const place = kiosk.device.value?.place
    if (place && kiosk.device.value?.use === 'place-tablet') void stamp(student, place)
    else go({ name: 'places', student })
  }

  async function arrive(child: Child, post: PostId): Promise<void> {
    const { board, clock } = kiosk
    const { windowId, phase, date } = board.value
    const tick = tickFor(kiosk, child.student, post)
    const clockDoubted = clock.doubt.value !== null && phase === 'said'
    const command = {
      student: child.student,
      post,
      window: windowId,
      day: date,
      via: child.via,
      clockDoubted,
    }
    const facts = await written(() => checkIn(command, home.workplace))
    if (facts)
      send({ type: 'ticked', screen: { name: 'tick', student: child.student, post, ...tick }, facts })
  }

  async function leave(student: StudentId, post: PostId): Promise<void> {
    const about = { student, post, window: kiosk.board.value.windowId }
    const facts = await written(() => checkOut([about], home.workplace))
    if (facts)
      send({ type: 'ticked', screen: { name: 'tick', student, post, kind: 'left', points: 0 }, facts })
  }

  async function answer(question: FactId, student: StudentId, willing: boolean): Promise<void> {
    const body = { target: question, student, willing }
    const facts = await written(() => answerSubstitute(body, home.workplace))
    if (facts) send({ type: 'answered', screen: { name: 'answered', student, willing } })
  }

  /** At a class a request that waits for the teacher; at the place itself the stamp. */
  async function stamp(student: StudentId, place: PlaceId): Promise<void> {
    const day = kiosk.board.value.date
    const given = kiosk.device.value?.place === place
    const noted = { name: 'noted', student, place, given } as const
    if (given && home.ledger.folded.value.claims.has(stampClaim(place, day, student)))
      return go({ ...noted, again: true, facts: [] })
    const facts = await written(() =>
      given
        ? giveStamps([{ student, place, day }], home.workplace)
        : requestStamp(student, place, home.workplace),
    )
    if (facts) send({ type: 'noted', screen: { ...noted, again: false, facts } })
  }

  async function apply(...[student, round, wishes, reasons, text]: Parameters<KioskActions['apply']>) {
    const note = text === '' ? {} : { note: text }
    const body = { student, round, wishes: [...wishes], reasons: [...reasons], ...note }
    const facts = await written(() => applyForPosts(body, home.workplace))
    if (facts) send({ type: 'applied', screen: { name: 'applied', student, wishes } })
  }

  async function word(body: FactBody<'word.written.v1'>): Promise<void> {
    const { writer, kind } = body
    const facts = await written(() => writeWord(body, home.workplace))
    if (facts && writer !== null) send({ type: 'applied', screen: { name: 'worded', student: writer, kind } })
  }

  /** Said as this tablet knows it: the class's sign-ups, which may not be all. */
  async function enrol(student: StudentId, activity: string, coming: boolean) {
    const about = { students: [student], activity }
    const facts = await written(() => (coming ? signUp : withdraw)(about, home.workplace))
    if (!facts) return
    const own = view().all('activity').get(activity)
    const { signedUp } = saidOf(activity, home.ledger.folded.value.activityLife)
    const before = signedUp.filter((id) => id !== student).length
    const place = !coming ? 'none' : before < (own?.capacity ?? Infinity) ? 'coming' : 'waiting'
    send({ type: 'applied', screen: { name: 'signed-up', student, activity, place } })
  }

  async function takeBack(facts: readonly FactId[]): Promise<void> {
    if (await written(() => revokeFacts(facts, undefined, home.workplace))) send({ type: 'undone' })
  }

  /** One write at a time; a refusal and a full disk become a screen, and nothing that was there is lost. */
  async function written(write: () => Promise<Result<Written, Refusal>>): Promise<readonly FactId[] | null> {
    if (state.value.writing) return null
    send({ type: 'write' })
    try {
      const result = await write()
      if (result.ok) {
        for (const fact of result.value.facts) kiosk.writtenHere.add(fact)
        return result.value.facts
      }
      send({ type: 'failed', kind: result.error.code })
    } catch (error) {
      send({ type: 'failed', kind: isDiskFull(error) ? 'disk-full' : 'not-written' })
    }
    return null
  }

  function openColours(student: StudentId): void {
    const isOpen = mayOpenColours(state.value, student, kiosk.now())
    go(isOpen ? { name: 'colours', student } : { name: 'colours-door' })
  }

  function showCard(text: string, purpose: Purpose): void {
    const student = studentOfCard(view(), text)
    if (!student) return go({ name: 'scan', purpose, unknown: true })
    send({ type: 'home' })
    send({ type: 'card', student })
    if (purpose === 'colours') openColours(student)
    else if (purpose === 'stamp' || isStampingOnly(kiosk)) afterWhoForStamp(student)
    else go(cardStep(kiosk, student))
  }

  return {
    ...{ begin, chosen, confirmed, arrive, leave, answer, stamp },
    ...{ apply, enrol, word, takeBack, openColours, showCard },
  }
}

/** Wishes and sign-ups are a child's own: everybody is asked, and near names get a second look. */
function ownChoiceStep(
  { home, board, device }: KioskCore,
  student: StudentId,
  via: Via,
  purpose: 'apply' | 'sign-up',
): Screen {
  const view = home.school.view.value
  const child: Child = { student, via, purpose, posts: [] }
  const found = view.students.get(student)
  const near = found ? nearNames(found, looksAmong(view, board.value, device.value, found)) : []
  return near.length > 0 ? { name: 'look', child, alike: near.map(({ id }) => id) } : { name: 'ask', child }
}

function stampStep({ home, board, device }: KioskCore, student: StudentId, via: Via): Screen {
  const view = home.school.view.value
  const child: Child = { student, via, purpose: 'stamp', posts: [] }
  const found = view.students.get(student)
  const near =
    found && via !== 'card' ? nearNames(found, looksAmong(view, board.value, device.value, found)) : []
  if (near.length > 0) return { name: 'look', child, alike: near.map(({ id }) => id) }
  return device.value?.use === 'place-tablet' ? { name: 'ask', child } : { name: 'places', student }
}

/** A card says who; a child who is due is asked at once, another one says what it came for. */
function cardStep({ home, board, device }: KioskCore, student: StudentId): Screen {
  const view = home.school.view.value
  const found = view.students.get(student)
  if (!found) return { name: 'scan', purpose: 'duty', unknown: true }
  const step = dutyStep({ view, board: board.value, device: device.value, student: found, via: 'card' })
  return step.name === 'ask' && step.child.posts.length === 0 ? { name: 'greet', student } : step
}

function tickFor({ home, board }: KioskCore, student: StudentId, post: PostId) {
  const view = home.school.view.value
  const { due, phase, date } = board.value
  const colour = view.posts.get(post)?.colour ?? 'blue'
  const isPlanned = due.some((duty) => duty.student.id === student && duty.post.id === post)
  const training = home.workplace.training?.() ?? nothingKnown
  const planned =
    isPlanned && isTrained(view, training, student, post, date) ? 'yes' : isPlanned ? 'untrained' : 'no'
  return tickOf(phase, planned, {
    nominal: view.pointsForDuty(post, date) ?? 0,
    givenToday: givenToday(home.ledger.folded.value, student, colour, date),
    cap: view.pointRulesOn(date).automaticDailyCapPerColour,
  })
}

/** IndexedDB says it as a DOMException, Dexie as its own error, sometimes around it. */
function isDiskFull(error: unknown): boolean {
  const { name, inner } = (error ?? {}) as { name?: string; inner?: unknown }
  return name === 'QuotaExceededError' || (inner !== undefined && inner !== null && isDiskFull(inner))
}
