import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { knownBugs } from './known-bugs.ts'

/** `npm run test:sabotage` puts each into a copy and lets the model notice it; here only that it still can. */
test.each(knownBugs)('“$name” can still be put into the code as it is', ({ changes }) => {
  expect(changes.length).toBeGreaterThan(0)
  for (const [file, ours] of changes)
    expect(readFileSync(file, 'utf8').includes(ours), `${file}: ${ours}`).toBe(true)
})
