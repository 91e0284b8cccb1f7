/** Every style sheet of the build, as the browser gets it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export function builtStyles(): string {
  if (!existsSync('dist/assets')) throw new Error('there is no build: run `npm run build` first')
  const files = readdirSync('dist/assets').filter((name) => name.endsWith('.css'))
  return files.map((name) => readFileSync(join('dist/assets', name), 'utf8')).join('\n')
}
