/** Everything that moves, in all style sheets of the build, stands still for whom motion makes ill. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../../support/browser.ts'
import { builtStyles } from './built-styles.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

type Rules = { selector: string; moves: boolean }[]

/** Each rule that sets something in motion, tried on an element made to match it. */
async function movingRules(reducedMotion: 'reduce' | 'no-preference'): Promise<Rules> {
  const page = await (await browser.newContext({ reducedMotion })).newPage()
  await page.setContent('<main style="--hold: 900ms"></main>')
  await page.addStyleTag({ content: builtStyles() })
  return page.evaluate(tryMovingRules)
}

/** Runs in the page. */
function tryMovingRules(): Rules {
  const holder = document.querySelector('main') as HTMLElement
  const rulesIn = (list: CSSRuleList): CSSStyleRule[] =>
    [...list].flatMap((rule) => {
      if (rule instanceof CSSStyleRule) return [rule]
      return rule instanceof CSSGroupingRule ? rulesIn(rule.cssRules) : []
    })
  /** `.a > b[c]`: one element in the other. */
  const make = (selector: string): Element =>
    selector
      .split(/[\s>+~]+/)
      .filter(Boolean)
      .reduce<Element>((outer, part) => {
        const made = document.createElement(/^[a-z]\w*/i.exec(part)?.[0] ?? 'div')
        for (const [, name = ''] of part.matchAll(/\.([\w-]+)/g)) made.classList.add(name)
        for (const [, name = '', value = ''] of part.matchAll(/\[([\w-]+)(?:="?([^"\]]*)"?)?\]/g))
          made.setAttribute(name, value)
        outer.append(made)
        return made
      }, holder)
  const isMoving = ({ animationName, animationDuration, transitionDuration }: CSSStyleDeclaration) =>
    (animationName !== 'none' && parseFloat(animationDuration) > 0) ||
    transitionDuration.split(',').some((one) => parseFloat(one) > 0)
  return [...document.styleSheets]
    .flatMap((sheet) => rulesIn(sheet.cssRules))
    .filter(({ cssText }) => /[\s{](animation|transition)[\w-]*:/.test(cssText))
    .flatMap(({ selectorText }) => selectorText.split(','))
    .filter((selector) => !selector.trim().startsWith('*') && !/^\s*::/.test(selector))
    .map((selector) => {
      const pseudo = /::(before|after)$/.exec(selector.trim())?.[0] ?? null
      const made = make(selector.replace(/:.*$/, ''))
      const moves = isMoving(getComputedStyle(made, pseudo))
      holder.replaceChildren()
      return { selector, moves }
    })
}

test('what moves, moves', async () => {
  const rules = await movingRules('no-preference')
  expect(rules.length).toBeGreaterThan(12)
  expect(rules.filter(({ moves }) => !moves)).toEqual([])
})

test('and nothing of it where the device asks for less motion', async () => {
  const rules = await movingRules('reduce')
  expect(rules.filter(({ moves }) => moves)).toEqual([])
})
