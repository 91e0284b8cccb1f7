/** What the tablet does once it knows which child is here: the one place where the board becomes a question. */
import type { Folded } from '../../../domain/facts/fold.ts'
import type { PostId, StudentId } from '../../../domain/ids.ts'
import type { Device, Post, SchoolView, Student } from '../../../domain/school/school-view.ts'
import { type Board, type Phase, suspensionOf } from './duty-board.ts'
import type { LocalDate } from '../../../domain/time/local-time.ts'
import { nearNames } from '../../../domain/roster/near-names.ts'
import type { Child, Screen, TickKind, Via } from './kiosk-state.ts'

export type StepInput = {
  readonly view: SchoolView
  readonly board: Board
  readonly device: Device | undefined
  readonly student: Student
  readonly via: Via
  /** The tile says which post it was; a name or a card does not. */
  readonly post?: PostId | undefined
}

/** A child says who it is: ask, a second look where names are near, here already and perhaps leaving, or not now. */
export function dutyStep(input: StepInput): Screen {
  const { board, student, via } = input
  const due = board.due.filter((duty) => duty.student.id === student.id).map(({ post }) => post.id)
  const posts = input.post && due.includes(input.post) ? [input.post] : due
  const child: Child = { student: student.id, via, purpose: 'duty', posts }
  if (posts.length > 0) return askAbout(input, child)
  const here = board.arrived.find((arrival) => arrival.student.id === student.id)
  if (here) return { name: here.mayLeave ? 'leave' : 'already', child, post: here.post }
  return canHelp(board) ? askAbout(input, child) : { name: 'not-now', student: student.id }
}

/** A helper may come while the window runs; after its end only who was due is still recorded. */
const canHelp = ({ phase }: Board) => phase === 'open' || phase === 'after-grace' || phase === 'said'

function askAbout({ view, board, student, device }: StepInput, child: Child): Screen {
  const alike = nearNames(student, looksAmong(view, board, device, student)).map(({ id }) => id)
  return child.via !== 'card' && alike.length > 0 ? { name: 'look', child, alike } : { name: 'ask', child }
}

/** The class, and whoever else is on this board: on a place's tablet near names come from several classes. */
export function looksAmong(
  view: SchoolView,
  board: Board,
  device: Device | undefined,
  student: Student,
): Set<Student> {
  const own = view.classOn(student.id, board.date)
  const classmates = own ? view.studentsOfClass(own, board.date) : []
  const isVisible = ({ consent }: Student) => consent === 'electronic'
  const onBoard = device?.use === 'place-tablet' ? board.due.map((duty) => duty.student) : []
  return new Set([...classmates, ...onBoard].filter(isVisible))
}

/** The posts among which a helper chooses: those of this window that are not off, on this tablet. */
export function helperPosts(
  view: SchoolView,
  folded: Folded,
  board: Board,
  device: Device | undefined,
): Post[] {
  const modeOf = suspensionOf(folded, board.date, board.windowId)
  const own = device?.use === 'place-tablet' ? new Set(device.posts ?? []) : null
  return [...view.posts.values()].filter((post) => {
    if (post.retiredOn && post.retiredOn <= board.date) return false
    if (own && !own.has(post.id)) return false
    if (board.windowId !== null && !post.windows.includes(board.windowId)) return false
    return modeOf(post) !== 'off'
  })
}

/** What the tick says; points are promised only where the fold will count them. */
export function tickOf(
  phase: Phase,
  planned: 'yes' | 'no' | 'untrained',
  points: { nominal: number; givenToday: number; cap: number },
): { kind: TickKind; points: number } {
  const counted = Math.min(points.nominal, Math.max(0, points.cap - points.givenToday))
  if (phase === 'said') return { kind: 'doubted', points: 0 }
  if (phase === 'after-grace' || phase === 'after-end') return { kind: 'late', points: 0 }
  if (planned !== 'yes') return { kind: planned === 'no' ? 'helper' : planned, points: 0 }
  return counted > 0 ? { kind: 'counted', points: counted } : { kind: 'no-points', points: 0 }
}

/** Automatic points a child already has in a colour today: duty and stamps, not awards. */
export function givenToday(folded: Folded, student: StudentId, colour: string, date: LocalDate): number {
  let sum = 0
  for (const entry of folded.entries)
    if (entry.student === student && entry.colour === colour && entry.day === date && entry.kind !== 'award')
      sum += entry.counted
  return sum
}
