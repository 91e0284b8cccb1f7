/**
 * How many syncs are worked at, and how many may wait. At 8:00 all tablets come at once; what does not fit is told so
 * at the door, before anybody is recognised or a body is read, and gets a time of its own to come back.
 *
 *   door ─▶ login ─▶ body arrives ─▶ waits for a turn ─▶ work ─▶ answer
 *     └── full: 503 ──────────────────┘
 *
 * A body that drips takes no turn, and after a moment no place at the door either. Between two turns everybody else
 * is served: a login does not wait for sixty tablets.
 */
export type AdmissionLimits = {
  /** Syncs in work at the same time; those that write share a commit. */
  readonly atOnce: number
  /** Syncs that wait for a turn, or whose body is on its way. */
  readonly waiting: number
}

/** A minute's worth of a busy school; each waiting one is a small compressed body in memory. */
const usual: AdmissionLimits = { atOnce: 12, waiting: 180 }

/** Milliseconds for which a body on its way counts at the door. */
const bodyPatience = 1_000
const longestRetry = 120
/** Until it has been measured: milliseconds that one turn takes. */
const firstGuess = 40

export type EndTurn = () => void

export class Admission {
  readonly #limits: AdmissionLimits
  readonly #now: () => number
  readonly #queue: Array<(turn: EndTurn) => void> = []
  #calling = false
  #working = 0
  #arriving = 0
  /** Of a turn, in milliseconds: the last ones weigh most. */
  #turnTakes = firstGuess
  /** The time given to the last one that was sent away. */
  #lastGiven = 0

  constructor(limits: Partial<AdmissionLimits> = {}, now: () => number = () => performance.now()) {
    this.#limits = { ...usual, ...limits }
    this.#now = now
  }

  get waiting(): number {
    return this.#queue.length
  }

  get isFull(): boolean {
    return this.#queue.length + this.#arriving >= this.#limits.waiting
  }

  /** A body is on its way; the function says that it is here, or will not come. */
  arrive(): () => void {
    this.#arriving += 1
    const leave = () => {
      clearTimeout(timer)
      if (hasLeft) return
      hasLeft = true
      this.#arriving -= 1
    }
    let hasLeft = false
    const timer = setTimeout(leave, bodyPatience)
    timer.unref()
    return leave
  }

  /** Waits for a turn; null when too many wait already. Who got one must end it. */
  async turn(): Promise<EndTurn | null> {
    const free = this.#limits.atOnce - this.#working
    if (this.#queue.length >= this.#limits.waiting + free) return null
    return new Promise((resolve) => {
      this.#queue.push(resolve)
      this.#callNext()
    })
  }

  /** One a round of the event loop, because SQLite and JSON are worked at in this very thread. */
  #callNext(): void {
    if (this.#calling || this.#queue.length === 0 || this.#working >= this.#limits.atOnce) return
    this.#calling = true
    setImmediate(() => {
      this.#calling = false
      this.#queue.shift()?.(this.#begin())
      this.#callNext()
    })
  }

  #begin(): EndTurn {
    this.#working += 1
    const began = this.#now()
    let ended = false
    return () => {
      if (ended) return
      ended = true
      this.#working -= 1
      this.#turnTakes += (this.#now() - began - this.#turnTakes) / 16
      this.#callNext()
    }
  }

  /**
   * Whole seconds after which one that was sent away may come: behind those who wait, and behind everyone who was
   * sent away before, so that they come back one after another. Spread by half of it again.
   * @param chance 0 ≤ x < 1
   */
  retryAfter(chance: number): number {
    const each = this.#turnTakes / this.#limits.atOnce
    const behindQueue = this.#now() + this.#queue.length * each
    this.#lastGiven = Math.max(this.#lastGiven, behindQueue) + each
    const seconds = (this.#lastGiven - this.#now()) / 1000
    return Math.max(1, Math.min(longestRetry, Math.ceil(seconds * (1 + chance / 2) + chance)))
  }
}
