/** One seed from beginning to end, and what to say about it when it goes wrong. */
import * as fc from 'fast-check'
import { fixChance } from './chance.ts'
import { complaints } from './check.ts'
import { type Command, stories } from './commands.ts'
import { comeToRest, play } from './play.ts'
import { World } from './world.ts'

/** @throws with every complaint when something that must be true is not */
export async function tell(story: readonly Command[], seed: number): Promise<void> {
  const world = await World.begin()
  const restore = fixChance(seed, world.wallClock)
  try {
    await play(world, story)
    await comeToRest(world)
    const found = await complaints(world)
    if (found.length > 0) throw new Error(found.slice(0, 6).join('\n'))
  } finally {
    restore()
    await world.end()
  }
}

export type Failure = { readonly seed: number; readonly story: readonly Command[]; readonly why: string }

const patience = 8_000

/** Null when the seed holds; else the shortest story found that does not. */
export async function tellSeed(seed: number, shrink = true): Promise<Failure | null> {
  let underWay: Promise<void> = Promise.resolve()
  const property = fc.asyncProperty(stories, (story) => (underWay = tell(story, seed)))
  const { failed, counterexample, errorInstance } = await fc.check(property, {
    seed,
    numRuns: 1,
    unbiased: true,
    endOnFailure: !shrink,
    interruptAfterTimeLimit: patience,
    markInterruptAsFailure: false,
  })
  // A telling that was given up goes on, with its clock in everybody's hands: no other begins before it has ended.
  await underWay.catch(() => undefined)
  if (!failed) return null
  // So busy a machine that the first telling was given up: once more, as long as it takes.
  if (!counterexample) return tellSeedWhole(seed, property)
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
  return { seed, story: counterexample?.[0] ?? [], why }
}

async function tellSeedWhole(
  seed: number,
  property: fc.IAsyncProperty<[Command[]]>,
): Promise<Failure | null> {
  const { failed, counterexample, errorInstance } = await fc.check(property, {
    seed,
    numRuns: 1,
    unbiased: true,
    endOnFailure: true,
  })
  return failed ? { seed, story: counterexample?.[0] ?? [], why: String(errorInstance) } : null
}

export const lines = ({ seed, story, why }: Failure): string =>
  [`seed ${seed}`, ...story.map((command) => `  ${JSON.stringify(command)},`), why].join('\n')
