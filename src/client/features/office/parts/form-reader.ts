/**
 * Reading a form: text becomes values, and everything wrong is collected by field, so that all of it is shown at
 * once. Pure; `sayFieldError` has the words.
 */
import { err, ok, type Result } from '../../../../domain/result.ts'
import { parseDate, parseTimeOfDay } from '../../../../domain/time/local-time.ts'

export type FieldError =
  | {
      readonly code:
        | 'required'
        | 'not-a-number'
        | 'not-a-date'
        | 'not-a-day-line'
        | 'not-a-time'
        | 'twice'
        | 'control-characters'
    }
  | { readonly code: 'too-long' | 'too-many'; readonly max: number }
  | { readonly code: 'out-of-range'; readonly low: number; readonly high: number }
  | { readonly code: 'before'; readonly than: string }
  | { readonly code: 'choose-one' | 'end-before-start' | 'past-day' | 'private-place' }
export type FieldErrors = Readonly<Record<string, FieldError>>

export class FormReader {
  readonly #errors: Record<string, FieldError> = {}

  /** The first thing wrong with a field is the one that is said. */
  fault(key: string, error: FieldError): void {
    this.#errors[key] ??= error
  }

  /** A line people read, trimmed; required. */
  line(key: string, text: string, max: number): string {
    const line = text.trim()
    if (!line) this.fault(key, { code: 'required' })
    this.#checkLine(key, line, max)
    return line
  }

  optionalLine(key: string, text: string, max: number): string | undefined {
    const line = text.trim()
    this.#checkLine(key, line, max)
    return line || undefined
  }

  /** Lines without the empty ones; undefined when none is left. */
  lines(key: string, texts: readonly string[], max: number, most: number): string[] | undefined {
    const lines = texts.map((text) => text.trim()).filter(Boolean)
    for (const line of lines) this.#checkLine(key, line, max)
    if (lines.length > most) this.fault(key, { code: 'too-many', max: most })
    return lines.length > 0 ? lines : undefined
  }

  #checkLine(key: string, line: string, max: number): void {
    if (line.length > max) this.fault(key, { code: 'too-long', max })
    // eslint-disable-next-line no-control-regex -- pasted text may bring them; the server refuses them
    if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(line)) this.fault(key, { code: 'control-characters' })
  }

  /** A whole number, both ends included. */
  count(key: string, text: string, low: number, high: number): number {
    const digits = text.trim()
    if (!digits) this.fault(key, { code: 'required' })
    else if (!/^\d{1,9}$/.test(digits)) this.fault(key, { code: 'not-a-number' })
    const count = Number(digits)
    if (count < low || count > high) this.fault(key, { code: 'out-of-range', low, high })
    return count
  }

  optionalCount(key: string, text: string, low: number, high: number): number | undefined {
    return text.trim() ? this.count(key, text, low, high) : undefined
  }

  date(key: string, text: string, earliest?: string): string {
    if (!text) this.fault(key, { code: 'required' })
    else if (parseDate(text) === null) this.fault(key, { code: 'not-a-date' })
    else if (earliest !== undefined && text < earliest) this.fault(key, { code: 'past-day' })
    return text
  }

  /** A span of days, both included. */
  span(keys: readonly [from: string, to: string], from: string, to: string): { from: string; to: string } {
    const span = { from: this.date(keys[0], from), to: this.date(keys[1], to) }
    if (span.from && span.to && span.to < span.from) this.fault(keys[1], { code: 'end-before-start' })
    return span
  }

  /** A span of minutes of one day. */
  times(
    keys: readonly [start: string, end: string],
    start: string,
    end: string,
  ): { start: string; end: string } {
    const [from, to] = [this.#time(keys[0], start), this.#time(keys[1], end)]
    if (from !== null && to !== null && to <= from) this.fault(keys[1], { code: 'end-before-start' })
    return { start, end }
  }

  #time(key: string, text: string): number | null {
    const minutes = parseTimeOfDay(text)
    if (minutes === null) this.fault(key, { code: text ? 'not-a-time' : 'required' })
    return minutes
  }

  /** At least one of a list. */
  some<T>(key: string, list: readonly T[]): T[] {
    if (list.length === 0) this.fault(key, { code: 'choose-one' })
    return [...list]
  }

  /** The body when nothing was wrong. */
  done<T>(body: T): Result<T, FieldErrors> {
    return Object.keys(this.#errors).length > 0 ? err(this.#errors) : ok(body)
  }
}
