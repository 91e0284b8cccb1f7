/** A child arrives at a post: by the own tile, by finding the own name, or by card. Works with the network down. */
import type { PostId, StudentId, WindowId } from '../../domain/ids.ts'
import { refusal, type Refusal } from '../../domain/permissions/refusal.ts'
import { err, type Result } from '../../domain/result.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import type { Workplace } from './workplace.ts'
import { type Draft, writeFacts, type Written } from './write-facts.ts'

export type CheckIn = {
  student: StudentId
  post: PostId
  /** The window the tablet is in, or the child's answer when the tablet doubts its clock. */
  window: WindowId | null
  day: LocalDate
  via: 'tile' | 'find' | 'card'
  clockDoubted: boolean
}

export async function checkIn(command: CheckIn, work: Workplace): Promise<Result<Written, Refusal>> {
  const { student, post, window, day, via, clockDoubted } = command
  const view = work.view()
  const own = view.posts.get(post)
  const points = view.pointsForDuty(post, day)
  if (!own || !points) return err(refusal('unknown-post'))
  const planned = window !== null && view.isDue(student, post, window, day)
  const body = {
    student,
    post,
    window,
    planned,
    colour: own.colour,
    points,
    via,
    ...(clockDoubted ? { clockDoubted: true as const } : {}),
  }
  return writeFacts(work, [{ type: 'duty.checked-in.v1', body }])
}

export type LateEntry = { student: StudentId; post: PostId; window: WindowId; day: LocalDate }

/** 补记: an adult says that these children were at their posts. */
export async function enterDuties(
  entries: readonly LateEntry[],
  work: Workplace,
): Promise<Result<Written, Refusal>> {
  const view = work.view()
  const drafts: Draft[] = []
  for (const { student, post, window, day } of entries) {
    const colour = view.posts.get(post)?.colour
    const points = view.pointsForDuty(post, day)
    if (!colour || !points) return err(refusal('unknown-post'))
    const said = { schoolDay: day, window }
    drafts.push({
      type: 'duty.checked-in.v1',
      body: { student, post, window, planned: true, colour, points, via: 'adult', said },
    })
  }
  return writeFacts(work, drafts)
}
