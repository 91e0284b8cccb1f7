import { beforeAll, describe, expect, it, vi } from 'vitest'

let isOurs: (response: Response) => boolean

beforeAll(async () => {
  // Workbox looks for a worker's surroundings when it is loaded.
  vi.stubGlobal('self', { addEventListener: () => undefined, registration: { scope: 'https://school/' } })
  isOurs = (await import('../../../src/client/service-worker/app-shell.ts')).isOurs
})

describe('a file of the build', () => {
  it('is kept when our server sent it', () => {
    expect(isOurs(new Response('js', { headers: { 'x-shanzhen': '1' } }))).toBe(true)
  })

  it('is not kept when a captive portal answered 200 in its place', () => {
    expect(isOurs(new Response('<html>Log in to Wi-Fi</html>', { status: 200 }))).toBe(false)
  })

  it('is not kept when it is an error of ours', () => {
    expect(isOurs(new Response('', { status: 503, headers: { 'x-shanzhen': '1' } }))).toBe(false)
  })
})
