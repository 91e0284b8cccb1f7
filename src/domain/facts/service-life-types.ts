/** The types of a post's life by name, for code that must not carry their schemas (the kiosk). */
import type { ServiceLifeType } from './service-life.schema.ts'

export type { ServiceLifeType } from './service-life.schema.ts'

const all: Readonly<Record<ServiceLifeType, true>> = {
  'application.made.v1': true,
  'application.noted.v1': true,
  'objection.noted.v1': true,
  'training.attended.v1': true,
  'duty.checked-out.v1': true,
  'duty.missed.v1': true,
  'duty.substitute-asked.v1': true,
  'duty.substitute-answered.v1': true,
  'duty.evaluated.v1': true,
  'word.written.v1': true,
  'word.countersigned.v1': true,
  'honour.nominated.v1': true,
}
export const isServiceLifeType = (type: string): type is ServiceLifeType => Object.hasOwn(all, type)
