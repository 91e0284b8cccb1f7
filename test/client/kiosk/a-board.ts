/** A class tablet on a Tuesday morning, with what its ledger holds. */
import type { BoardInput } from '../../../src/client/features/kiosk/duty-board.ts'
import { readBoard } from '../../../src/client/features/kiosk/duty-board.ts'
import { foldFacts } from '../../../src/domain/facts/fold.ts'
import type { LedgerFact } from '../../../src/domain/facts/ledger.ts'
import { parseTimeOfDay } from '../../../src/domain/time/local-time.ts'
import {
  aClass,
  anAppointment,
  aPost,
  aSchoolView,
  aStudent,
  aTablet,
  childOf,
  type Rows,
  tuesday,
} from '../../support/builders/index.ts'
import { classOf42 } from './preview/names.ts'

export const ownClass = 'class-2024-2'
export const kid = (seat: number) => childOf(ownClass, seat)

/** Seats 1 to 3 are due at the library, 4 at the garden, every morning; 5 to 8 are not. */
export const theSchool = (...more: readonly Rows[]) =>
  aSchoolView(
    aClass(ownClass),
    classOf42
      .slice(0, 8)
      .map(([name, pinyin], index) =>
        aStudent(kid(index + 1), { class: ownClass, seat: index + 1, name, pinyin: pinyin.split(' ') }),
      ),
    aPost('post-library', { name: '图书馆' }),
    aPost('post-garden', { name: '花坛', outdoor: true, colour: 'green' }),
    [1, 2, 3].map((seat) => anAppointment(kid(seat), 'post-library')),
    anAppointment(kid(4), 'post-garden'),
    aTablet('tablet-302', { class: ownClass }),
    ...more,
  )

type Change = Partial<Omit<BoardInput, 'minutes' | 'folded'>> & {
  time?: string
  tablet?: string
  facts?: readonly LedgerFact[]
}

export function boardInput({
  time = '07:42',
  facts = [],
  tablet = 'tablet-302',
  ...change
}: Change = {}): BoardInput {
  const view = change.view ?? theSchool()
  return {
    view,
    folded: foldFacts(facts, view.foldRules),
    device: view.devices.get(tablet),
    date: tuesday,
    minutes: parseTimeOfDay(time) ?? NaN,
    said: null,
    isOfNow: () => true,
    ...change,
  }
}
export const aBoard = (change: Change = {}) => readBoard(boardInput(change))
