import { expect, test } from 'vitest'
import { keptSeeds } from '../kept-seeds.ts'
import { lines, tell, tellSeed } from './tell.ts'

/** The quick part; `npm run test:faults` plays thousands. */
const quickSeeds = 60
const budget = 45_000
const fewest = 10

test.each(keptSeeds)('seed $seed, where $was', async ({ seed, story }) => {
  await tell(story, seed)
})

test('stories of devices, server and office end as the model says', { timeout: 180_000 }, async () => {
  const started = performance.now()
  for (let seed = 1; seed <= quickSeeds; seed += 1) {
    if (seed > fewest && performance.now() - started > budget) return
    const failure = await tellSeed(seed)
    expect(failure && lines(failure)).toBeNull()
  }
})
