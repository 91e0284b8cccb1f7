/** The types of the five colours' life by name, for code that must not carry their schemas (the kiosk). */
import type { ActivityLifeType } from './activity-life.schema.ts'

export type { ActivityLifeType } from './activity-life.schema.ts'

const all: Readonly<Record<ActivityLifeType, true>> = {
  'activity.signed-up.v1': true,
  'activity.withdrawn.v1': true,
  'activity.consented.v1': true,
  'activity.attended.v1': true,
  'activity.noted.v1': true,
  'goal.chosen.v1': true,
  'medal.given.v1': true,
}
export const isActivityLifeType = (type: string): type is ActivityLifeType => Object.hasOwn(all, type)
