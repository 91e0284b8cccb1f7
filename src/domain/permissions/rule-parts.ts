/** Rules that several types share. */
import type { RecordKind } from '../records/record.schema.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { WriteContext } from './write-context.ts'

/** What neither the records as of the device's basis nor those of now hold. */
export function missing({ asOf, now }: WriteContext, kind: RecordKind, id: string): Refusal | null {
  return asOf.all(kind).has(id) || now.all(kind).has(id) ? null : refusal('unknown-subject', { kind, id })
}

/** Nobody has served, been trained or taken part tomorrow. */
export const comingDayRefusal = ({ day, writtenOn }: WriteContext): Refusal | null =>
  day > writtenOn ? refusal('no-permission') : null
