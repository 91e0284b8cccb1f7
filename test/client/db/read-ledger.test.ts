import { expect, test } from 'vitest'
import { ledgerOf } from '../../../src/client/db/read-ledger.ts'
import { anAward, aSchoolView, committed, staff, unsent } from '../../support/builders/index.ts'

const view = aSchoolView()
const install = '0199f0aa-0000-7000-8000-000000000001'
const award = (seq: number) => anAward({ student: `child-${seq}` }, { by: staff('teacher-li'), install, seq })
const nobodys = { answers: [], acks: [], install, page: '', monotonic: 0 }
const ownRow = (seq: number) => {
  const { fact, stamp } = unsent(award(seq), view)
  const { seq: _seq, ...written } = fact
  return { seq, fact: written, stamp, page: '', monotonic: 0 }
}

test('an own fact that is in a segment is listed once, also while its acknowledgement has not come', () => {
  const history = [committed(award(1), 11, view), committed(award(2), 12, view)] as never[]
  const listed = ledgerOf({ ...nobodys, history, ledger: [], own: [ownRow(2), ownRow(3)] })
  expect(listed.map(({ fact, number }) => [fact.seq, number])).toEqual([
    [1, 11],
    [2, 12],
    [3, null],
  ])
})

test('single rows and sealed history make one list in commit order, a fact of both once', () => {
  const at = (number: number) => committed(award(number), number, view)
  const history = [10, 20, 30].map(at) as never[]
  const ledger = [15, 20, 40, 5].map(at) as never[]
  const listed = ledgerOf({ ...nobodys, history, ledger, own: [] })
  expect(listed.map(({ number }) => number)).toEqual([5, 10, 15, 20, 30, 40])
})
