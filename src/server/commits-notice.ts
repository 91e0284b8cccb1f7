/**
 * Who wants to hear that something was committed, or that a session has ended. Told after the commit, never inside
 * it; a listener that throws does not stop the others, because the commit has already happened. With several server
 * processes on one database the others are told too, and what they tell is heard here (`nodes`).
 */
import type { NodeNotices } from './db/node-notices.ts'

type Listener<T extends unknown[]> = (...args: T) => void

class Notices<T extends unknown[]> {
  readonly #listeners = new Set<Listener<T>>()

  protected listen(listener: Listener<T>): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  protected tell(...args: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(...args)
      } catch {
        // The stream it fed is broken; its device asks again by itself.
      }
    }
  }
}

/** That something was committed in a school; what, the database says. */
export class CommitNotices extends Notices<[school: string]> {
  readonly #nodes: NodeNotices | null

  constructor(nodes: NodeNotices | null) {
    super()
    this.#nodes = nodes
  }

  onCommit(listener: Listener<[school: string]>): () => void {
    return this.listen(listener)
  }

  emit(school: string): void {
    this.hear(school)
    this.#nodes?.tell({ commit: school })
  }

  /** From another process: for the listeners here alone. */
  hear(school: string): void {
    this.tell(school)
  }
}

/** Sessions that were ended: an open stream of one closes at once. Null: some may have ended unheard. */
export class EndedSessions extends Notices<[session: string | null]> {
  readonly #nodes: NodeNotices | null

  constructor(nodes: NodeNotices | null) {
    super()
    this.#nodes = nodes
  }

  onEnded(listener: Listener<[session: string | null]>): () => void {
    return this.listen(listener)
  }

  emit(session: string): void {
    this.hear(session)
    this.#nodes?.tell({ ended: session })
  }

  /** From another process: for the listeners here alone. */
  hear(session: string | null): void {
    this.tell(session)
  }
}

/** Lets what the other processes tell reach the listeners of this one. */
export function hearNodes(
  nodes: NodeNotices | null,
  commits: CommitNotices,
  endedSessions: EndedSessions,
): void {
  nodes?.onNotice((notice) => {
    if ('commit' in notice) commits.hear(notice.commit)
    else endedSessions.hear('ended' in notice ? notice.ended : null)
  })
}
