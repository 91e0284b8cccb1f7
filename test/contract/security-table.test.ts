/** docs/security.md is a table of promises: each requirement once, each file that it names there. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const rows = readFileSync(new URL('docs/security.md', root), 'utf8')
  .split('\n')
  .filter((line) => /^\|\s*\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

/** Requirements of levels 1 and 2 that apply, by chapter. */
const perChapter = {
  1: 16,
  2: 11,
  3: 19,
  4: 4,
  5: 8,
  6: 30,
  7: 15,
  8: 7,
  11: 14,
  12: 8,
  13: 13,
  14: 9,
  15: 13,
  16: 16,
}

test('every requirement that applies stands in the table once', () => {
  const ids = rows.flatMap(([, ids = '']) => ids.split(', '))
  expect(new Set(ids).size).toBe(ids.length)
  const counted: Record<string, number> = {}
  for (const id of ids) counted[id.split('.')[0] ?? ''] = (counted[id.split('.')[0] ?? ''] ?? 0) + 1
  expect(counted).toEqual(perChapter)
})

test('every row says held, decided or open, and names a file that is there', () => {
  for (const [, ids, , state, seenIn = ''] of rows) {
    expect(['held', 'decided', 'open'], ids).toContain(state)
    expect(existsSync(fileURLToPath(new URL(seenIn.replaceAll('`', ''), root))), `${ids}: ${seenIn}`).toBe(
      true,
    )
  }
})
