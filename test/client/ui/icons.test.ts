import { describe, expect, it } from 'vitest'
import { colours } from '../../../src/client/ui/colour.ts'
import { colourMarks } from '../../../src/client/ui/icons/colour-marks.ts'
import { lineIcons } from '../../../src/client/ui/icons/line-icons.ts'
import { pictureSymbols } from '../../../src/client/ui/icons/picture-symbols.ts'
import { toLineIcon } from '../../../src/client/ui/icons/post-icons.ts'

const drawings = [...Object.values(lineIcons), ...Object.values(pictureSymbols)]

describe('the pictures', () => {
  it('are sixty, enough for a class of fifty-six with none twice', () => {
    expect(Object.keys(pictureSymbols)).toHaveLength(60)
    const paths = Object.values(pictureSymbols).map((shapes) => shapes.map(([, path]) => path).join())
    expect(new Set(paths).size).toBe(60)
  })

  it('are drawn with finite numbers, each path from its own start', () => {
    for (const path of [
      ...drawings.flatMap((shapes) => shapes.map(([, d]) => d)),
      ...Object.values(colourMarks),
    ]) {
      expect(path).toMatch(/^M[-\d. A-Za-z]+$/)
      expect(path).not.toMatch(/NaN|Infinity/)
    }
  })

  it('give every colour its silhouette', () => {
    expect(Object.keys(colourMarks)).toEqual([...colours])
  })
})

describe('an icon name out of the content', () => {
  it('is drawn with the icon that means it', () => {
    expect(['library', 'footprints', 'utensils', 'books'].map(toLineIcon)).toEqual([
      'books',
      'feet',
      'plate',
      'books',
    ])
  })

  it('gets the flower when nobody drew it, whatever it is called', () => {
    expect(['unicorn', '', 'constructor', '__proto__'].map(toLineIcon)).toEqual([
      'flower',
      'flower',
      'flower',
      'flower',
    ])
  })
})
