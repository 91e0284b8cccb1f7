/** What a pairing is for: a new device with its use and scope, or one that exists and is given a tablet again. */
import * as v from 'valibot'
import { recordId } from '../../../domain/records/field.schema.ts'
import { recordSchemas } from '../../../domain/records/record.schema.ts'
import type { SchoolView } from '../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../domain/time/local-time.ts'

const newDevice = v.pick(recordSchemas.device, ['name', 'use', 'class', 'place', 'posts'])
export const plannedDeviceSchema = v.union([v.strictObject({ id: recordId }), newDevice])
export type PlannedDevice = v.InferOutput<typeof plannedDeviceSchema>

export type PlanRefusal = 'unknown-device' | 'scope-missing' | 'unknown-scope' | 'not-own-class'

/** @param ownClasses the issuer's own classes when nothing else may be paired, null when anything may */
export function planRefusal(
  plan: PlannedDevice,
  view: SchoolView,
  ownClasses: ReadonlySet<string> | null,
): PlanRefusal | null {
  const device = 'id' in plan ? view.devices.get(plan.id) : plan
  if (!device) return 'unknown-device'
  if (ownClasses && !(device.use === 'class-tablet' && device.class && ownClasses.has(device.class)))
    return 'not-own-class'
  const { use, place, posts = [] } = device
  if (use === 'class-tablet' && !device.class) return 'scope-missing'
  if (use === 'place-tablet' && !place && posts.length === 0) return 'scope-missing'
  const isKnown =
    (!device.class || view.classes.has(device.class)) &&
    (!place || view.places.has(place)) &&
    posts.every((post) => view.posts.has(post))
  return isKnown ? null : 'unknown-scope'
}

/** The device's record once the claim is confirmed. */
export function deviceChange(plan: PlannedDevice, view: SchoolView, newId: string, today: LocalDate) {
  const state = { state: 'active', stateSince: today } as const
  if (!('id' in plan)) return { kind: 'device', id: newId, version: 0, body: { ...plan, ...state } } as const
  const known = view.devices.get(plan.id)
  if (!known) return null
  const { id, ...body } = known
  return { kind: 'device', id, body: { ...body, ...state } } as const
}
