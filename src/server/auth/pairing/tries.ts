/**
 * Wrong pairing codes, counted: five per device, a hundred per school, in ten minutes. With eighty open codes of
 * forty bits that leaves a guesser one chance in a hundred million. The QR's 128-bit secret is not counted against
 * the school, so that nobody can stop sixty tablets from being paired by typing nonsense on a phone.
 */
const span = 10 * 60_000
export const wrongPerDevice = 5
const wrongPerSchool = 100
const remembered = 10_000

export class PairingTries {
  readonly #now: () => number
  readonly #wrong = new Map<string, number[]>()

  constructor(now: () => number) {
    this.#now = now
  }

  /**
   * Counts a try before it is looked at, so that a thousand at once are no more than five; a right one is given back.
   * @returns false when there have been too many
   */
  take(school: string, device: string, what: 'code' | 'secret'): boolean {
    if (this.#recent(`device ${device}`).length >= wrongPerDevice) return false
    if (what === 'code' && this.#recent(`school ${school}`).length >= wrongPerSchool) return false
    this.#note(`device ${device}`)
    if (what === 'code') this.#note(`school ${school}`)
    return true
  }

  giveBack(school: string, device: string, what: 'code' | 'secret'): void {
    this.#wrong.get(`device ${device}`)?.pop()
    if (what === 'code') this.#wrong.get(`school ${school}`)?.pop()
  }

  #recent(key: string): number[] {
    return (this.#wrong.get(key) ?? []).filter((at) => at > this.#now() - span)
  }

  #note(key: string): void {
    const recent = [...this.#recent(key), this.#now()]
    this.#wrong.delete(key)
    this.#wrong.set(key, recent)
    if (this.#wrong.size > remembered) this.#wrong.delete(this.#wrong.keys().next().value ?? '')
  }
}
