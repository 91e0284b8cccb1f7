/**
 * Who may write what of the five colours' life; the cells of `write.ts`. Any teacher may run an activity: those whom
 * its record names do for everybody in it what a class teacher does for the own class.
 */
import type { ActivityLifeType } from '../facts/activity-life.schema.ts'
import { nobody, type WriteRow } from './write-cells.ts'

const companions: WriteRow = {
  ...nobody,
  'class-teacher': 'own-class',
  'subject-teacher': 'own-activities',
  'programme-lead': 'any',
}
const children: WriteRow = { ...companions, 'class-tablet': 'own-class' }
const tutors: WriteRow = { ...nobody, 'class-teacher': 'own-class', 'programme-lead': 'any' }

export const activityLifePolicy: Readonly<Record<ActivityLifeType, WriteRow>> = {
  'activity.signed-up.v1': children,
  'activity.withdrawn.v1': children,
  'activity.consented.v1': companions,
  'activity.attended.v1': companions,
  'activity.noted.v1': { ...nobody, 'subject-teacher': 'own-activities', 'programme-lead': 'any' },
  'goal.chosen.v1': { ...tutors, 'class-tablet': 'own-class' },
  'medal.given.v1': tutors,
}
