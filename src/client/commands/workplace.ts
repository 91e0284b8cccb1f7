/**
 * What commands and queries work with once somebody (a device or a staff member) is at home on this machine: the
 * database, what it holds, and the way to ask for a sync. Made in `main.ts`, injected everywhere else.
 */
import { inject, type InjectionKey } from 'vue'
import type { Author } from '../../domain/facts/fact.schema.ts'
import type { LedgerFact } from '../../domain/facts/ledger.ts'
import type { Training } from '../../domain/posts/training.ts'
import { must } from '../../domain/result.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { DeviceDatabase } from '../db/database.ts'

export type WritingMoment = {
  page: string
  monotonic: number
  deviceClock: number
  clockOffset: number | undefined
  /** Server time at the last contact: the day to go by when the device's clock is in doubt. */
  lastServerTime: number | undefined
}

export type Workplace = {
  readonly db: DeviceDatabase
  readonly author: Author
  readonly view: () => SchoolView
  readonly find: (fact: string) => LedgerFact | undefined
  /** The moment of writing: device clock, this page's clock, and the offset to the server if this page knows it. */
  readonly moment: () => WritingMoment
  readonly requestSync: () => void
  /** Who has passed which training, where this device holds that; see `domain/posts/training.ts`. */
  readonly training?: () => Training
}

export const workplaceKey: InjectionKey<Workplace> = Symbol('workplace')
export const useWorkplace = (): Workplace =>
  must(inject(workplaceKey), 'a workplace is provided to signed-in screens')
