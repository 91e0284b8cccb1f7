import { effectScope } from 'vue'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useCardReader } from '../../../src/client/features/kiosk/use-card-reader.ts'

type Key = { key: string; timeStamp: number; isComposing?: boolean; ctrlKey?: boolean }
type Listener = (event: Key & { preventDefault(): void; stopPropagation(): void }) => void

/** A page without a browser: what listens for keys, and what a press did to it. */
function aPage(isOn: () => boolean = () => true) {
  const listeners = new Set<Listener>()
  vi.stubGlobal('addEventListener', (_type: string, listener: Listener) => listeners.add(listener))
  vi.stubGlobal('removeEventListener', (_type: string, listener: Listener) => listeners.delete(listener))
  const cards: string[] = []
  let prevented = 0
  const scope = effectScope()
  scope.run(() => useCardReader(isOn, (text) => cards.push(text)))
  const press = (key: Key) =>
    listeners.forEach((hear) =>
      hear({ ...key, preventDefault: () => (prevented += 1), stopPropagation: () => undefined }),
    )
  const type = (text: string, every: number, more: Partial<Key> = {}) =>
    [...text, 'Enter'].forEach((key, index) => press({ key, timeStamp: 1000 + index * every, ...more }))
  return { cards, type, press, prevented: () => prevented, leave: () => scope.stop(), listeners }
}
afterEach(() => vi.unstubAllGlobals())

const card = 'SZC1.0123456789ABCDEF'

describe('a card reader at the tablet', () => {
  it.each([1, 20, 120, 400])(
    'is heard with %i ms between its keys, and presses no button with its Enter',
    (every) => {
      const page = aPage()
      page.type(card, every)
      expect(page.cards).toEqual([card])
      expect(page.prevented()).toBe(1)
    },
  )

  it('reads digits alone, one card after the other', () => {
    const page = aPage()
    page.type('0123456789012345', 5)
    page.type('5432109876543210', 5)
    expect(page.cards).toEqual(['0123456789012345', '5432109876543210'])
  })

  it('leaves a pinyin input method alone while it puts characters together', () => {
    const page = aPage()
    page.type('zengleleyoumenggui', 30, { isComposing: true })
    expect(page.cards).toEqual([])
    expect(page.prevented()).toBe(0)
  })

  it('is not disturbed by what an input method says about its own keys', () => {
    const page = aPage()
    const half = card.slice(0, 10)
    ;[...half].forEach((key, index) => page.press({ key, timeStamp: 1000 + index }))
    page.press({ key: 'Process', timeStamp: 1011 })
    page.press({ key: 'Process', timeStamp: 1012, isComposing: true })
    ;[...card.slice(10), 'Enter'].forEach((key, index) => page.press({ key, timeStamp: 1013 + index }))
    expect(page.cards).toEqual([card])
  })

  it('is not a child who plays with a keyboard, nor a short cut', () => {
    const page = aPage()
    page.type(card, 700)
    page.type(card, 5, { ctrlKey: true })
    expect(page.cards).toEqual([])
  })

  it('is heard only while the tablet listens, and not after it has gone', () => {
    let isOn = false
    const page = aPage(() => isOn)
    page.type(card, 5)
    isOn = true
    page.type(card, 5)
    page.leave()
    expect(page.listeners.size).toBe(0)
    expect(page.cards).toEqual([card])
  })
})
