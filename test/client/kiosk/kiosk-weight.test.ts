/**
 * What a paired tablet loads before a child's tile can be tapped, read off the built files: the entry, the kiosk and
 * all that these two import. What comes after the first screen (rare-screens.ts) is not counted.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'

const heaviest = 100_000

/** Text that survives minifying, and a file of the library in which it stands. */
const marks = {
  valibot: { mark: '~standard', standsIn: 'valibot/dist/index.mjs' },
  'reka-ui': { mark: 'data-reka-', standsIn: 'reka-ui/dist/shared/useFocusGuards.js' },
  'pinyin-pro': { mark: 'initialPattern', standsIn: 'pinyin-pro/dist/index.js' },
  'a spreadsheet reader': { mark: 'SheetJS', standsIn: '@e965/xlsx/xlsx.mjs' },
  'the router': { mark: 'router-link-active', standsIn: 'vue-router/dist/vue-router.esm-browser.prod.js' },
}

let loaded = new Map<string, string>()

beforeAll(() => {
  if (!existsSync('dist/index.html')) throw new Error('there is no build to weigh: run `npm run build` first')
  loaded = filesBeforeTheFirstTile()
})

describe('the kiosk before the first tap', () => {
  it('weighs no more than 100 kB of JavaScript, compressed', () => {
    const weights = [...loaded].map(([name, code]) => [name, gzipSync(code, { level: 9 }).length] as const)
    const total = weights.reduce((sum, [, bytes]) => sum + bytes, 0)
    expect(total, weights.map((weight) => weight.join(' ')).join('\n')).toBeLessThanOrEqual(heaviest)
    expect(total).toBeGreaterThan(50_000)
  })

  it.each(Object.entries(marks))('carries nothing of %s', (_library, { mark, standsIn }) => {
    const library = readFileSync(join('node_modules', standsIn), 'utf8')
    expect(library.includes(mark), 'the mark is still that of the library').toBe(true)
    const carriers = [...loaded].filter(([, code]) => code.includes(mark)).map(([name]) => name)
    expect(carriers).toEqual([])
  })
})

function filesBeforeTheFirstTile(): Map<string, string> {
  const entries = [...readFileSync('dist/index.html', 'utf8').matchAll(/assets\/[^"]+\.js/g)].map(String)
  const kiosk = readdirSync('dist/assets').find((name) => /^kiosk-home-.*\.js$/.test(name))
  const found = new Map<string, string>()
  const take = (path: string): void => {
    if (found.has(path)) return
    const code = readFileSync(join('dist', path), 'utf8')
    found.set(path, code)
    for (const [, name] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      take(`assets/${name}`)
  }
  for (const path of [...entries, `assets/${kiosk}`]) take(path)
  return found
}
