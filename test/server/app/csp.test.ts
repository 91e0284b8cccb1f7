/** The policy in a real browser: Vue's style bindings work under it, markup that would run a script does not. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { findChromium } from '../../support/find-chromium.ts'
import { startTestServer } from '../../support/server.ts'

const page = `<!doctype html><html><body><div id="app"></div><script src="/vue.js"></script><script src="/main.js"></script></body></html>`
const main = `
  window.violations = []
  document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective))
  const { createApp, h } = Vue
  createApp({ render: () => h('p', { id: 'p', style: { color: 'rgb(1, 2, 3)', '--seal': '5px' } }, '曾乐<img src=x onerror=alert(1)>') }).mount('#app')
`

it('lets Vue set styles and runs nothing that came in as markup', async () => {
  const clientFolder = mkdtempSync(join(tmpdir(), 'shanzhen-csp-'))
  onTestFinished(() => rmSync(clientFolder, { recursive: true, force: true }))
  writeFileSync(join(clientFolder, 'index.html'), page)
  writeFileSync(join(clientFolder, 'main.js'), main)
  const require = createRequire(import.meta.url)
  copyFileSync(require.resolve('vue/dist/vue.runtime.global.prod.js'), join(clientFolder, 'vue.js'))
  const { app } = await startTestServer({ clientFolder })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await chromium.launch({ executablePath: await findChromium() })
  onTestFinished(() => browser.close())
  const tab = await browser.newPage()
  await tab.goto(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`)
  const styled = await tab.evaluate(() => {
    const style = getComputedStyle(document.getElementById('p') as HTMLElement)
    return [style.color, style.getPropertyValue('--seal'), document.querySelectorAll('img').length]
  })
  expect(styled).toEqual(['rgb(1, 2, 3)', '5px', 0])
  expect(await tab.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)).toEqual([])
  const markup = await tab.evaluate(() => {
    try {
      document.body.innerHTML += '<img src=x onerror="window.ran = true">'
      return 'taken'
    } catch (error) {
      return (error as Error).name
    }
  })
  expect(markup).toBe('TypeError')
  expect(await tab.evaluate(() => (globalThis as unknown as { ran?: boolean }).ran)).toBeUndefined()
})

it('stops a form and a fetch from another port of the same address', async () => {
  const { app } = await startTestServer()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const target = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1/session`
  const statuses: number[] = []
  const browser = await chromium.launch({ executablePath: await findChromium() })
  onTestFinished(() => browser.close())
  const tab = await browser.newPage()
  tab.on('response', (response) => void (response.url() === target && statuses.push(response.status())))
  await tab.route('http://127.0.0.1:1/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<form method="post" enctype="text/plain"></form>' }),
  )
  await tab.goto('http://127.0.0.1:1/')
  await tab.evaluate(
    (url) =>
      fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}' }).catch(
        () => undefined,
      ),
    target,
  )
  await tab.evaluate((url) => {
    const form = document.forms[0] as HTMLFormElement
    form.action = url
    form.submit()
  }, target)
  await expect.poll(() => statuses).toContain(403)
  expect(new Set(statuses)).toEqual(new Set([403]))
})
