/**
 * Argon2id for what people remember or type. At most two hashes at once (47 MB each) and twenty waiting; beyond that
 * the caller is told `busy` instead of the machine running out of memory. Parameters stand in the stored text, so
 * that a later build can raise them.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

export type Argon2Cost = { readonly memory: number; readonly passes: number }
/** OWASP's first choice of one pass. */
const passwordCost: Argon2Cost = { memory: 47_104, passes: 1 }

const atOnce = 2
const mayWait = 20
const tagLength = 32

export class HashingBusy extends Error {}

export class Passwords {
  readonly #cost: Argon2Cost
  readonly #waiting: Array<() => void> = []
  #running = 0

  constructor(cost: Argon2Cost = passwordCost) {
    this.#cost = cost
  }

  /** @throws HashingBusy when too many are waiting */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(16)
    const { memory, passes } = this.#cost
    const tag = await this.derive(password, salt, this.#cost)
    return `$argon2id$v=19$m=${memory},t=${passes},p=1$${unpadded(salt)}$${unpadded(tag)}`
  }

  /**
   * Takes the same time for a missing hash: nobody learns who has an account.
   * @throws HashingBusy when too many are waiting
   */
  async matches(password: string, stored: string | undefined): Promise<boolean> {
    const parsed = stored ? parse(stored) : undefined
    if (!parsed) {
      await this.derive(password, Buffer.alloc(16), this.#cost)
      return false
    }
    const tag = await this.derive(password, parsed.salt, parsed.cost)
    return timingSafeEqual(tag, parsed.tag)
  }

  /** @throws HashingBusy */
  async derive(text: string, salt: Uint8Array, { memory, passes }: Argon2Cost): Promise<Buffer> {
    await this.#turn()
    try {
      return await new Promise((resolve, reject) => {
        const parameters = {
          message: text.normalize('NFC'),
          nonce: salt,
          parallelism: 1,
          tagLength,
          memory,
          passes,
        }
        argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)))
      })
    } finally {
      // The place is handed on rather than freed, so that a newcomer cannot slip in between.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running -= 1
    }
  }

  async #turn(): Promise<void> {
    if (this.#running < atOnce) {
      this.#running += 1
      return
    }
    if (this.#waiting.length >= mayWait) throw new HashingBusy()
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

function parse(stored: string) {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/.exec(stored)
  if (!found) return undefined
  const [, memory, passes, salt, tag] = found
  return {
    cost: { memory: Number(memory), passes: Number(passes) },
    salt: Buffer.from(salt ?? '', 'base64'),
    tag: Buffer.from(tag ?? '', 'base64'),
  }
}
