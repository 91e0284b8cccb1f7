/** The office through HTTP, for arranging what a journey or benchmark is not about. */
import type { Page } from 'playwright-core'

export type HttpOffice = { call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> }

export async function openOffice(address: string, login: string, password: string): Promise<HttpOffice> {
  let cookie = ''
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${address}/api/v1/${path}`, {
      method,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return (text ? JSON.parse(text) : {}) as T
  }
  await call('POST', 'session', { login, password })
  return { call }
}

/** Pairs the browser of `page` as a device, without the pairing screens, and opens it there. */
export async function pairInPage(
  page: Page,
  address: string,
  office: HttpOffice,
  device: object,
): Promise<void> {
  const { id, code } = await office.call<{ id: string; code: string }>('POST', 'pairings', { device })
  await page.goto(`${address}/pair`)
  const claimed = await page.evaluate(async (typed) => {
    const claim = 'c'
      .repeat(64)
      .replace(/c/g, () => '0123456789abcdef'.charAt(Math.floor(Math.random() * 16)))
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ code: typed, label: 'test', claim })
    const answer = await fetch('/api/v1/pair', { method: 'POST', headers, body })
    return (await answer.json()) as { pairing: string; claim: string; match: string }
  }, code)
  await office.call('POST', `pairings/${id}/confirm`, { match: claimed.match })
  await page.evaluate(async ({ pairing, claim }) => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ pairing, claim })
    const answer = await fetch('/api/v1/pair/collect', { method: 'POST', headers, body })
    const { device: own } = (await answer.json()) as { device: { id: string } }
    localStorage.setItem('shanzhen.identity', JSON.stringify({ kind: 'device', id: own.id }))
    localStorage.setItem('shanzhen.fresh', own.id)
  }, claimed)
  await page.goto(`${address}/kiosk`)
}
