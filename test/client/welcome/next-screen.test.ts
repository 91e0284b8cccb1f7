import { describe, expect, it } from 'vitest'
import {
  firstScreen,
  ownTarget,
  rememberedByServer,
} from '../../../src/client/features/welcome/start/next-screen.ts'

describe('the address somebody asked for', () => {
  it.each([
    ['staff', '/teacher/today'],
    ['staff', '/office/import?step=2'],
    ['staff', '/office'],
    ['device', '/kiosk'],
  ] as const)('is kept for %s: %s', (kind, to) => {
    expect(ownTarget(kind, to)).toBe(to)
  })

  it.each([
    ['staff', '/kiosk'],
    ['device', '/teacher/today'],
    ['device', '/kiosk-of-somebody-else'],
    ['staff', '//evil.example/teacher'],
    ['staff', 'https://evil.example/office'],
    ['staff', '/\\evil.example'],
    ['staff', 'javascript:alert(1)'],
    ['staff', undefined],
    ['staff', ['/teacher']],
  ] as const)('is dropped for %s: %s', (kind, to) => {
    expect(ownTarget(kind, to)).toBeNull()
  })
})

describe('the first screen', () => {
  it('is the office for those who run it, on a wide screen only', () => {
    expect(firstScreen('staff', ['programme-lead'], true)).toBe('/office/today')
    expect(firstScreen('staff', ['class-teacher', 'school-admin'], true)).toBe('/office/today')
    expect(firstScreen('staff', ['programme-lead'], false)).toBe('/teacher/today')
    expect(firstScreen('staff', ['class-teacher'], true)).toBe('/teacher/today')
  })

  it('is the kiosk for a device, whatever its screen', () => {
    expect(firstScreen('device', [], true)).toBe('/kiosk')
  })
})

describe('whom the server still knows', () => {
  const school = { id: 's', name: '' }
  const staff = { id: 'li', name: '李', roles: ['class-teacher'], mustChange: false } as const
  const device = { id: 'tablet-7', name: '', use: 'class-tablet', state: 'active' } as const

  it('is nobody without a cookie', () => {
    expect(rememberedByServer({ school }, undefined)).toBeNull()
  })

  it('is the tablet where a browser holds both cookies, unless a teacher’s page was asked for', () => {
    expect(rememberedByServer({ school, staff, device }, undefined)).toMatchObject({ kind: 'device' })
    expect(rememberedByServer({ school, staff, device }, '/teacher/today')).toMatchObject({ kind: 'staff' })
    expect(rememberedByServer({ school, device }, '/teacher/today')).toMatchObject({ kind: 'device' })
  })
})
