import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf } from '../../support/axe.ts'
import { type Looks, makePhones, type Phone, type Phones } from './phone.ts'

let phones: Phones
beforeAll(async () => {
  phones = await makePhones()
}, 180_000)
afterAll(() => phones.close())

const escape = (page: Phone) => page.keyboard.press('Escape')

/** Every page, and every sheet that opens from it. */
async function walk(looks: Looks): Promise<string[]> {
  const page = await phones.open('/teacher/class', looks)
  const faults: string[] = []
  const look = async (place: string) => faults.push(...(await faultsOf(page, place)))
  const origin = new URL(page.url()).origin
  const press = (selector: string) => page.locator(selector).first().click()

  await page.waitForSelector('.kid')
  await look('class')
  await press('h1 button')
  await look('class switcher')
  await escape(page)
  await press('header > .icon-button')
  await page.fill('input', 'z')
  await look('find')
  await escape(page)
  await press('.kid >> nth=18')
  await press('.kid >> nth=3')
  await look('class, chosen')
  await press('.award')
  await look('award')
  await press('.edit')
  await press('.rs >> nth=-1')
  await press('.pt >> nth=4')
  await look('award, changed')
  await escape(page)
  for (const [index, place] of ['duty sheet', 'stamp sheet'].entries()) {
    await press('[role="region"] .icon-button >> nth=1')
    await look('more')
    await press(`.go >> nth=${index}`)
    await look(place)
    await escape(page)
  }

  await page.goto(`${origin}/teacher/today`)
  await page.waitForSelector('.slot')
  await look('today')
  await press('.tools .btn')
  await look('today, chosen')
  await press('[role="region"] .btn >> nth=-1')
  await look('substitutes')
  await escape(page)
  await press('[role="region"] .icon-button')
  await press('.tools [role="radio"] >> nth=1')
  await look('today by post')
  await press('li .btn')
  await look('reason')
  await escape(page)
  await press('.ways .btn >> text=/时段|time/')
  await look('times').catch(() => undefined)
  await escape(page)

  for (const place of ['child/child-2024-2-36', 'words', 'records', 'me']) {
    await page.goto(`${origin}/teacher/${place}`)
    await page.waitForSelector('main > *')
    await page.waitForTimeout(300)
    if (place === 'records') await press('.record >> nth=1')
    await look(place)
  }
  for (const index of [0, 1, 2, 3]) {
    await press(`main .go >> nth=${index}`)
    await page.waitForTimeout(200)
    await look(`me, sheet ${index}`)
    await escape(page)
  }
  await page.context().close()
  return faults
}

test.each<[string, Looks]>([
  ['390 × 844', {}],
  ['360 × 740, dark', { width: 360, height: 740, dark: true }],
  ['360 × 740, in English', { width: 360, height: 740, locale: 'en' }],
])(
  'is accessible, fits and is large enough to read at %s',
  async (_name, looks) => {
    expect(await walk(looks)).toEqual([])
  },
  180_000,
)
