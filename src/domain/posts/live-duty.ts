/** The live duty page: a window of today, place by place and post by post. Where somebody is still expected comes first. */
import type { Post } from '../school/school-view.ts'
import type { BoardDuty } from './duty-board.ts'

type LivePost = {
  readonly post: Post
  readonly duties: readonly BoardDuty[]
  /** Who could still come or be entered: neither here nor away, nor on paper. */
  readonly open: readonly BoardDuty[]
  readonly came: number
  readonly due: number
}
export type LivePlace = {
  /** As the posts say it; '' for posts without a place. */
  readonly place: string
  readonly posts: readonly LivePost[]
  readonly open: number
}

export function livePlaces(duties: readonly BoardDuty[]): LivePlace[] {
  const byPlace = new Map<string, LivePost[]>()
  for (const own of livePosts(duties)) {
    const place = own.post.location ?? ''
    byPlace.set(place, [...(byPlace.get(place) ?? []), own])
  }
  const places = [...byPlace].map(([place, posts]) => ({
    place,
    posts,
    open: posts.reduce((sum, { open }) => sum + open.length, 0),
  }))
  return places.sort((a, b) => rank(a) - rank(b) || (a.place < b.place ? -1 : 1))
}

/** Places that wait for nobody after those that do, posts without a place at the end of each. */
const rank = ({ open, place }: LivePlace) => (open > 0 ? 0 : 2) + (place === '' ? 1 : 0)

function livePosts(duties: readonly BoardDuty[]): LivePost[] {
  const byPost = new Map<string, BoardDuty[]>()
  for (const duty of duties) byPost.set(duty.post.id, [...(byPost.get(duty.post.id) ?? []), duty])
  return [...byPost.values()].map(livePost)
}

function livePost(duties: readonly BoardDuty[]): LivePost {
  const inState = (...states: ReadonlyArray<BoardDuty['state']>) =>
    duties.filter(({ state }) => states.includes(state))
  const [came, open] = [inState('present'), inState('absent', 'upcoming')]
  return {
    post: (duties[0] as BoardDuty).post,
    duties,
    open,
    came: came.length,
    due: came.length + open.length + inState('missed', 'struck').length,
  }
}
