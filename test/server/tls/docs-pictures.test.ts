import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { docsPictures, drawRow } from './docs-pictures.ts'

const PICTURES = resolve('docs/pictures')

describe("the guides' pictures", () => {
  it.each([...docsPictures()])(
    '%s is drawn from the steps as they are now, in both languages',
    async (name, screens) => {
      await expect(drawRow(screens, 'zh')).toMatchFileSnapshot(`${PICTURES}/${name}.zh-CN.svg`)
      await expect(drawRow(screens, 'en')).toMatchFileSnapshot(`${PICTURES}/${name}.svg`)
    },
  )

  it.each(['https', 'start-with-the-machine'])(
    '%s shows no picture that is not there, in its own language',
    async (guide) => {
      for (const ending of ['.zh-CN', '']) {
        const text = await readFile(resolve(`docs/${guide}${ending}.md`), 'utf8')
        const shown = [...text.matchAll(/\]\(pictures\/([^)]+)\)/g)].map((match) => match[1] ?? '')
        expect(shown.length).toBeGreaterThan(2)
        for (const file of shown) {
          expect(file.includes('.zh-CN.'), file).toBe(ending === '.zh-CN')
          expect(await readFile(resolve(PICTURES, file), 'utf8')).toContain('<svg')
        }
      }
    },
  )
})
