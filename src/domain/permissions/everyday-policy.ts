/** Who may write what happens every day: duty, points, stamps, and words about them; the cells of `write.ts`. */
import type { EverydayType } from './everyday-rules.ts'
import { nobody, type WriteRow } from './write-cells.ts'

export const everydayPolicy: Readonly<Record<EverydayType, WriteRow>> = {
  'duty.checked-in.v1': {
    ...nobody,
    'class-tablet': 'own-class',
    'place-tablet': 'own-posts',
    'class-teacher': 'own-class',
    'duty-teacher': 'any',
    'post-mentor': 'own-posts',
    'programme-lead': 'any',
  },
  'duty.excused.v1': {
    ...nobody,
    'class-teacher': 'own-class',
    'duty-teacher': 'any',
    'post-mentor': 'own-posts',
    'programme-lead': 'any',
  },
  'duty.substituted.v1': {
    ...nobody,
    'class-teacher': 'own-class',
    'duty-teacher': 'any',
    'post-mentor': 'own-posts',
    'programme-lead': 'any',
  },
  'duty.suspended.v1': {
    ...nobody,
    'duty-teacher': 'any',
    'post-mentor': 'own-posts',
    'programme-lead': 'any',
  },
  'points.awarded.v1': { ...nobody, 'subject-teacher': 'any' },
  'points.awarded.v2': { ...nobody, 'subject-teacher': 'any' },
  'stamp.requested.v1': { ...nobody, 'class-tablet': 'own-class' },
  'place.stamped.v1': {
    ...nobody,
    'place-tablet': 'own-place',
    'class-teacher': 'own-class',
    'programme-lead': 'any',
  },
  'fact.revoked.v1': {
    ...nobody,
    'class-tablet': 'own-facts',
    'place-tablet': 'own-facts',
    'class-teacher': 'own-class',
    'subject-teacher': 'own-facts',
    'duty-teacher': 'own-facts',
    'post-mentor': 'own-facts',
    'programme-lead': 'any',
  },
  'claim.voided.v1': { ...nobody, 'class-teacher': 'own-class', 'programme-lead': 'any' },
  'time.settled.v1': {
    ...nobody,
    'class-teacher': 'own-class',
    'duty-teacher': 'any',
    'programme-lead': 'any',
  },
}
