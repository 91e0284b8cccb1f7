/** Who may write what of a post's life; the cells of `write.ts`. A tablet at a place writes duty and nothing else. */
import type { ServiceLifeType } from '../facts/service-life.schema.ts'
import { nobody, type WriteRow } from './write-cells.ts'

/** Who answers for a child or for a post. */
const tutors: WriteRow = {
  ...nobody,
  'class-teacher': 'own-class',
  'post-mentor': 'own-posts',
  'programme-lead': 'any',
}

export const serviceLifePolicy: Readonly<Record<ServiceLifeType, WriteRow>> = {
  'application.made.v1': {
    ...nobody,
    'class-tablet': 'own-class',
    'class-teacher': 'own-class',
    'programme-lead': 'any',
  },
  'application.noted.v1': tutors,
  'objection.noted.v1': { ...nobody, 'subject-teacher': 'any' },
  'training.attended.v1': { ...nobody, 'post-mentor': 'own-posts', 'programme-lead': 'any' },
  'duty.checked-out.v1': {
    ...tutors,
    'class-tablet': 'own-class',
    'place-tablet': 'own-posts',
    'duty-teacher': 'any',
  },
  'duty.missed.v1': { ...tutors, 'duty-teacher': 'any' },
  'duty.substitute-asked.v1': { ...tutors, 'duty-teacher': 'any' },
  'duty.substitute-answered.v1': {
    ...tutors,
    'class-tablet': 'own-class',
    'place-tablet': 'own-posts',
    'duty-teacher': 'any',
  },
  'duty.evaluated.v1': { ...nobody, 'post-mentor': 'own-posts', 'programme-lead': 'any' },
  'word.written.v1': { ...tutors, 'class-tablet': 'own-class' },
  'word.countersigned.v1': tutors,
  'honour.nominated.v1': tutors,
}
