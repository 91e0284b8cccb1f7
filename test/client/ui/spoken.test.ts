// What a screen reader gets, and what the markup must never carry: rendered on the server side of Vue, without a browser.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createSSRApp, h, type Component } from 'vue'
import { renderToString } from 'vue/server-renderer'
import AppButton from '../../../src/client/ui/AppButton.vue'
import AppIcon from '../../../src/client/ui/AppIcon.vue'
import CodeInput from '../../../src/client/ui/CodeInput.vue'
import FlowerChart from '../../../src/client/ui/FlowerChart.vue'
import LoadingSkeleton from '../../../src/client/ui/LoadingSkeleton.vue'
import PinyinName from '../../../src/client/ui/PinyinName.vue'
import PlaceStamp from '../../../src/client/ui/PlaceStamp.vue'
import QrCode from '../../../src/client/ui/QrCode.vue'
import SegmentedControl from '../../../src/client/ui/SegmentedControl.vue'

const html = (component: unknown, props: object, words = '') =>
  renderToString(createSSRApp({ render: () => h(component as Component, props, () => words) }))

describe('what is said', () => {
  it('an icon is decoration until it is given a name', async () => {
    expect(await html(AppIcon, { name: 'check' })).toContain('aria-hidden="true"')
    const named = await html(AppIcon, { name: 'check', label: '已到岗' })
    expect(named).toContain('role="img" aria-label="已到岗"')
    expect(named).not.toContain('aria-hidden')
  })

  it('the flower says its sentence', async () => {
    const points = { red: 6, green: 13, blue: 16, yellow: 4, purple: 0 }
    expect(await html(FlowerChart, { points, text: '五色花：红色 6 分' })).toContain(
      'aria-label="五色花：红色 6 分"',
    )
  })

  it('a name is whole, every character with its own syllable', async () => {
    const name = await html(PinyinName, { name: '曾乐', pinyin: ['zēng', 'lè'] })
    expect(name.replace(/<!--.*?-->/g, '').replace(/<[^>]+>/g, '')).toBe('曾zēng乐lè')
  })

  it('the pairing code is one labelled field, its boxes are silent', async () => {
    const code = await html(CodeInput, { modelValue: '7K4M', label: '配对码' })
    expect(code.match(/<input/g)).toHaveLength(1)
    expect(code).toMatch(/<label[^>]*>\s*<span class="sr"[^>]*>配对码/)
    expect(code).toMatch(/class="boxes"[^>]*aria-hidden="true"/)
  })

  it('a button that is at work says so and keeps its words', async () => {
    const button = await html(AppButton, { loading: true }, '正在送出')
    expect(button).toContain('aria-busy="true"')
    expect(button).toContain('正在送出')
    expect(button).not.toContain('disabled=""')
  })

  it('of a few choices one is reached with the tab key', async () => {
    const options = ['a', 'b', 'c'].map((id) => ({ id, label: id }))
    const control = await html(SegmentedControl, { options, modelValue: 'b', label: '时段' })
    expect(control.match(/tabindex="0"/g)).toHaveLength(1)
    expect(control).toContain('role="radiogroup" aria-label="时段"')
  })
})

describe('what is shown', () => {
  it('a stamp not yet given is dashed and grey, asked for or not', async () => {
    const label = { label: '图书馆', shape: 'square' }
    const [todo, requested, got] = await Promise.all([
      html(PlaceStamp, { ...label, state: 'todo' }),
      html(PlaceStamp, { ...label, state: 'requested' }),
      html(PlaceStamp, { ...label, state: 'got' }),
    ])
    expect(todo).toContain('class="stamp todo"')
    expect(requested).toBe(todo)
    expect(got).toContain('class="stamp got"')
  })

  it('no points are a bud, points past the goal a full petal', async () => {
    const none = { red: 0, green: 0, blue: 0, yellow: 0, purple: 0 }
    expect((await html(FlowerChart, { points: none })).match(/class="bud"/g)).toHaveLength(5)
    const full = await html(FlowerChart, { points: { ...none, red: 31 }, size: 372 })
    expect(full).toContain('C-79.2 -158.4 -39.6 -180 0 -180')
    expect(full.match(/class="bud"/g)).toHaveLength(4)
  })

  it('nothing flashes before 400 ms of waiting', async () => {
    expect(await html(LoadingSkeleton, { text: '正在打开' })).not.toContain('正在打开')
    expect(await html(LoadingSkeleton, { text: '正在打开', delay: 0 })).toContain('正在打开')
  })

  it('a QR code is a square of modules', async () => {
    const code = await html(QrCode, { value: 'https://example.test/p#7K4MQT2X', text: '配对码' })
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(code) ?? []
    expect(width).toBe(height)
    expect(Number(width)).toBeGreaterThanOrEqual(21)
  })
})

describe('what the content security policy would refuse', () => {
  const folder = new URL('../../../src/client/ui/', import.meta.url)
  const components = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.vue'),
  )

  // Vue writes bound styles through the CSSOM, but may put a run of static markup in as HTML.
  it.each(components)('no style written into the markup of %s', (file) => {
    expect(readFileSync(new URL(file, folder), 'utf8')).not.toMatch(/\sstyle="/)
  })

  it.each(components)('only a sheet, a dialog or a toast brings the overlay library: %s', (file) => {
    if (file.startsWith('overlay/')) return
    expect(readFileSync(new URL(file, folder), 'utf8')).not.toMatch(/reka-ui|\/overlay\//)
  })
})
