/**
 * Property tests run with a new seed each time; fast-check prints it with the counterexample when one fails. Put
 * that seed here, with the property's name, and it runs first in every test run from then on, for ever. A seed
 * means what it meant only while the arbitraries stay as they are: when one of them changes, write the case down as
 * an ordinary test before the seed goes stale.
 */
import fc from 'fast-check'

type KeptSeed = { property: string; seed: number; found: string }

const keptSeeds: readonly KeptSeed[] = []

const runs = 300

/** Asserts a property, the kept seeds of its name first. */
export function holds<T extends [unknown, ...unknown[]]>(
  name: string,
  property: fc.IPropertyWithHooks<T>,
): void {
  for (const { seed } of keptSeeds.filter((kept) => kept.property === name))
    fc.assert(property, { seed, numRuns: runs })
  fc.assert(property, { numRuns: runs })
}
