/**
 * What can happen in the story of a seed, as plain data: numbers point at machines, children and facts by remainder,
 * so that every list of commands can be played, also after some have been taken out.
 */
import * as fc from 'fast-check'

/** How a request fares. `late-*`: the tab waits; `deliver` decides when the network lets it through. */
const wires = [
  'up',
  'down',
  'lose-reply',
  'twice',
  'late-request',
  'late-reply',
  'crash-applying',
  'not-ours',
  'busy',
  'server-fails',
  'server-dies',
] as const
export type Wire = (typeof wires)[number]

const officeActs = [
  'teacher-leaves-class',
  'teacher-gets-class',
  'transfer',
  'child-leaves',
  'consent',
  'duty-points',
  'cap',
  'gate-gets-library',
  'appointment',
  'unpair',
  'pair-anew',
  'stolen',
  'disable',
] as const
export type OfficeAct = (typeof officeActs)[number]

const pageFates = ['arrives', 'twice', 'late', 'lost'] as const
export type PageFate = (typeof pageFates)[number]

const clockFaces = ['right', 'hour-fast', 'day-slow', 'in-1970', 'in-2099'] as const
export type ClockFace = (typeof clockFaces)[number]

const pauses = ['minutes', 'lesson', 'day', 'fortnight', 'month'] as const
export type Pause = (typeof pauses)[number]

export type Command =
  | { do: 'award'; at: number; child: number; many: number; points: number; crash: boolean }
  | { do: 'check-in'; at: number; child: number; post: number; doubted: boolean }
  | { do: 'enter'; at: number; child: number; post: number }
  | { do: 'arrange'; at: number; child: number; what: number }
  | { do: 'stamp'; at: number; child: number; place: number }
  | { do: 'confirm' | 'settle' | 'void' | 'revoke'; at: number; which: number }
  /** `sent`: the server had the honest one already, and its answer was lost. */
  | { do: 'poison'; at: number; sent?: boolean }
  /** A live page, made at the server now: it comes at once, twice, after the next one was made, or never. */
  | { do: 'hear'; at: number; fate: PageFate }
  /** The server is brought back to before a fact, and hears first of what the lead said about it. */
  | { do: 'target-comes-late'; at: number; child: number }
  /** A copy of a store writes and sends, and the store it was copied from hears the page. */
  | { do: 'twin-is-heard'; at: number; child: number }
  | { do: 'sync'; at: number; wire: Wire; n: number }
  | { do: 'two-tabs' | 'reload' | 'clone' | 'wipe'; at: number }
  /** The session ends and the next request hears of it; `logs-in`: the same person, or tablet, is let in again. */
  | { do: 'session-ends' | 'logs-in'; at: number }
  | { do: 'together'; at: number; and: number }
  | { do: 'deliver'; which: number; answered: boolean }
  | { do: 'clock'; at: number; face: ClockFace }
  | { do: 'pause'; how: Pause }
  | { do: 'office'; what: OfficeAct; which: number }
  | { do: 'decide'; which: number; release: boolean }
  | { do: 'server-restarts' | 'back-up' | 'bring-back' | 'seal' }

const nat = fc.nat({ max: 1000 })
/** Few machines, so that their stories cross. */
const at = fc.oneof(
  { weight: 5, arbitrary: fc.nat({ max: 3 }) },
  { weight: 2, arbitrary: fc.nat({ max: 20 }) },
)
const child = fc.nat({ max: 7 })

const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary })
const act = <T extends Command['do']>(name: T) => fc.constant(name)
const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values)

const wire = fc.oneof(often(6, fc.constant<Wire>('up')), often(5, pick(...wires)))
const pause = fc.oneof(often(6, pick<Pause>('minutes', 'lesson')), often(2, pick(...pauses)))

const command: fc.Arbitrary<Command> = fc.oneof(
  often(
    6,
    fc.record({
      do: act('award'),
      at,
      child,
      many: fc.nat({ max: 2 }),
      points: fc.integer({ min: 1, max: 5 }),
      crash: fc.oneof(often(9, fc.constant(false)), often(1, fc.constant(true))),
    }),
  ),
  often(6, fc.record({ do: act('check-in'), at, child, post: nat, doubted: fc.boolean() })),
  often(2, fc.record({ do: act('enter'), at, child, post: nat })),
  often(2, fc.record({ do: act('arrange'), at, child, what: nat })),
  often(3, fc.record({ do: act('stamp'), at, child, place: nat })),
  often(
    5,
    fc.record({
      do: pick<'confirm' | 'settle' | 'void' | 'revoke'>(
        'confirm',
        'settle',
        'void',
        'revoke',
        'revoke',
        'revoke',
      ),
      at,
      which: nat,
    }),
  ),
  often(1, fc.record({ do: act('poison'), at, sent: fc.boolean() })),
  often(
    9,
    fc.record({
      do: act('hear'),
      at,
      fate: fc.oneof(often(5, fc.constant<PageFate>('arrives')), often(3, pick(...pageFates))),
    }),
  ),
  often(1, fc.record({ do: act('target-comes-late'), at, child })),
  often(1, fc.record({ do: act('twin-is-heard'), at, child })),
  often(18, fc.record({ do: act('sync'), at, wire, n: fc.nat({ max: 9 }) })),
  often(
    2,
    fc.record({
      do: pick<'two-tabs' | 'reload' | 'clone' | 'wipe'>('two-tabs', 'reload', 'reload', 'clone', 'wipe'),
      at,
    }),
  ),
  often(2, fc.record({ do: pick<'session-ends' | 'logs-in'>('session-ends', 'logs-in'), at })),
  often(2, fc.record({ do: act('together'), at, and: at })),
  often(3, fc.record({ do: act('deliver'), which: nat, answered: fc.boolean() })),
  often(2, fc.record({ do: act('clock'), at, face: pick(...clockFaces) })),
  often(3, fc.record({ do: act('pause'), how: pause })),
  often(4, fc.record({ do: act('office'), what: pick(...officeActs), which: nat })),
  often(1, fc.record({ do: act('decide'), which: nat, release: fc.boolean() })),
  often(
    4,
    fc.record({
      do: pick<'server-restarts' | 'back-up' | 'bring-back' | 'seal'>(
        'server-restarts',
        'back-up',
        'bring-back',
        'seal',
        'seal',
      ),
    }),
  ),
)

/** A story: some dozens of things that happen. */
export const stories: fc.Arbitrary<Command[]> = fc.array(command, {
  minLength: 8,
  maxLength: 42,
  size: 'max',
})
