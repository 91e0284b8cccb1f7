import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { askPersistence, rememberedPersistence } from '../../../src/client/pwa/persist.ts'
import { memoryStorage } from './browser-storage.ts'

beforeEach(() => vi.stubGlobal('localStorage', memoryStorage()))
afterEach(() => vi.unstubAllGlobals())

const browserThat = (storage: object | undefined) => vi.stubGlobal('navigator', { storage })

it('remembers that the browser will keep the storage', async () => {
  const persist = vi.fn(async () => true)
  browserThat({ persisted: async () => false, persist })
  expect(await askPersistence(1000)).toBe('granted')
  expect(rememberedPersistence()).toEqual({ answer: 'granted', at: 1000 })
})

it('does not ask a browser that keeps it already', async () => {
  const persist = vi.fn(async () => true)
  browserThat({ persisted: async () => true, persist })
  expect(await askPersistence()).toBe('granted')
  expect(persist).not.toHaveBeenCalled()
})

it('remembers a refusal, also one by an error', async () => {
  browserThat({ persisted: async () => false, persist: async () => false })
  expect(await askPersistence(1000)).toBe('refused')
  browserThat({ persisted: async () => Promise.reject(new Error('no')), persist: async () => true })
  expect(await askPersistence(2000)).toBe('refused')
  expect(rememberedPersistence()).toEqual({ answer: 'refused', at: 2000 })
})

it('tells an old browser from a refusal', async () => {
  browserThat(undefined)
  expect(await askPersistence()).toBe('unsupported')
})

it('knows nothing where nobody has asked', () => {
  expect(rememberedPersistence()).toBeNull()
})
