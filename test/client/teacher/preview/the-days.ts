/** Two weeks of that class and one noon: who came, what was asked for, what waits. */
import type { Colour } from '../../../../src/domain/colours.ts'
import type { Fact } from '../../../../src/domain/facts/fact.schema.ts'
import type { CommittedFact } from '../../../../src/domain/protocol/sync.ts'
import type { SchoolView } from '../../../../src/domain/school/school-view.ts'
import {
  aDutyCheckIn,
  anAward,
  anExcuse,
  aRevocation,
  aStampRequest,
  aSuspension,
  at,
  committed,
  device,
  staff,
} from '../../../support/builders/index.ts'
import { idOf, names } from './the-class.ts'
import { theTeacher, today } from './the-school.ts'

const tablet = device('tablet-302')
const me = staff(theTeacher)

/** The rows of small silhouettes in the drawing: r g b y p, per child in seat order. */
const rows = `rgy,rbp,gy,rby,,rg,y,rp,,ry,b,rp,byp,by,rbp,rby,bp,rb,rgp,gbp,rby,y,bp,,g,r,rgbp,rgb,gby,ryp,y,,gb,rgy,gyp,by,b,rgb,rbyp,gbyp,by,rgp`
const colourOf: Record<string, Colour> = { r: 'red', g: 'green', b: 'blue', y: 'yellow', p: 'purple' }
const labels: Record<Colour, [string, string, number]> = {
  red: ['award-red-flag-raising', '升旗端正', 1],
  green: ['award-green-sorting', '分类投放', 1],
  blue: ['award-blue-lend-hand', '主动帮忙', 1],
  yellow: ['award-yellow-keep-right', '靠右有序', 1],
  purple: ['award-purple-share', '乐于分享', 1],
}

function fortnight(): Fact[] {
  let seq = 1
  return rows.split(',').flatMap((row, index) =>
    [...row].map((letter, i) => {
      const colour = colourOf[letter] ?? 'red'
      const [preset, label, points] = labels[colour]
      const day = `2026-11-${String(9 + ((index + i) % 9)).padStart(2, '0')}`
      const by = (index + i) % 3 === 0 ? me : staff('staff-li')
      const body = { student: idOf(names[index] ?? ''), colour, points, preset, label }
      return anAward(body, { by, at: at('10:12', day), seq: (seq += 1) })
    }),
  )
}

const arrived: Array<[string, string, string]> = [
  ['曾乐', 'library', '11:48'],
  ['陈予安', 'library', '11:46'],
  ['沈知微', 'stairs', '11:47'],
  ['叶蓁', 'stairs', '11:50'],
  ['马思齐', 'plates', '11:44'],
]
const colourOfPost: Record<string, Colour> = {
  library: 'blue',
  stairs: 'yellow',
  plates: 'green',
  greeting: 'blue',
}
const checkIn = (name: string, post: string, window: string, time: string, seq: number, day = today) =>
  aDutyCheckIn(
    { student: idOf(name), post: `post-${post}`, window, colour: colourOfPost[post] ?? 'blue' },
    { by: tablet, at: at(time, day), seq },
  )

function theNoon(): Fact[] {
  return [
    ...arrived.map(([name, post, time], index) => checkIn(name, post, 'window-lunch', time, 200 + index)),
    anExcuse(
      { student: idOf('林小满'), window: 'window-lunch', schoolDay: today, post: 'post-plates' },
      { by: me, at: at('08:30', today), seq: 300 },
    ),
    checkIn('高语桐', 'greeting', 'window-morning', '08:26', 210),
    aSuspension(
      { post: 'post-garden', window: 'window-lunch', schoolDay: today, mode: 'indoors' },
      { by: staff('staff-zhou'), at: at('11:00', today), seq: 1 },
    ),
    ...(
      [
        ['曾乐', 'place-library', '12:02'],
        ['杨帆', 'place-garden', '10:18'],
        ['宋嘉禾', 'place-farm', '10:12'],
      ] as const
    ).map(([name, place, time], index) =>
      aStampRequest({ student: idOf(name), place }, { by: tablet, at: at(time, today), seq: 400 + index }),
    ),
    // A tablet that did not know its time, yesterday.
    ...['徐知夏', '郑好'].map((name, index) =>
      aDutyCheckIn(
        {
          student: idOf(name),
          post: 'post-stairs',
          window: 'window-long-break',
          colour: 'yellow',
          clockDoubted: true,
        },
        { by: tablet, at: at('03:12', '2026-11-17'), seq: 500 + index, clockOffset: null },
      ),
    ),
    // 来帮忙
    aDutyCheckIn(
      { student: idOf('杨帆'), post: 'post-garden', window: 'window-lunch', colour: 'green', planned: false },
      { by: tablet, at: at('11:52', '2026-11-17'), seq: 520 },
    ),
  ]
}

/** One child's week in full, with a capped day, a repeated visit, a note and something taken back. */
function oneChild(): Fact[] {
  const student = idOf('曾乐')
  const wrong = anAward(
    { student, colour: 'blue', points: 2, label: '拾物归还', preset: 'award-blue-lost-found' },
    { by: me, at: at('15:20', '2026-11-12'), seq: 600 },
  )
  return [
    checkIn('曾乐', 'library', 'window-lunch', '11:46', 601, '2026-11-17'),
    checkIn('曾乐', 'library', 'window-lunch', '11:47', 602, '2026-11-16'),
    anAward(
      { student, colour: 'blue', points: 1, label: '主动帮忙', note: '帮一年级同学找到了借书证' },
      { by: staff('staff-li'), at: at('14:10', '2026-11-16'), seq: 603 },
    ),
    wrong,
    aRevocation(wrong, { reason: '记错了人' }, { by: me, at: at('15:40', '2026-11-12'), seq: 604 }),
  ]
}

export function theLedger(view: SchoolView): CommittedFact[] {
  const facts = [...fortnight(), ...theNoon(), ...oneChild()].sort((a, b) => a.occurredAt - b.occurredAt)
  return facts.map((fact, index) => committed(fact, index + 1, view) as CommittedFact)
}
