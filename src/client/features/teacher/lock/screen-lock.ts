/**
 * When the lock closes and what opens it. Its few values stand in localStorage, so that closing the tab or starting
 * anew is no way around it.
 */
import { onScopeDispose, ref, type Ref } from 'vue'
import { asksForPin, isRightPin, pinTries, storePin, type StoredPin } from './pin.ts'

export type ScreenLock = {
  readonly hasPin: Ref<boolean>
  readonly locked: Ref<boolean>
  readonly triesLeft: Ref<number>
  readonly setPin: (pin: string) => Promise<void>
  readonly removePin: () => void
  readonly lockNow: () => void
  /** True when it opened. */
  readonly unlock: (pin: string) => Promise<boolean>
}

type Kept = { pin?: StoredPin; hiddenAt?: number; locked?: boolean; wrong?: number }

const keyOf = (staff: string) => `shanzhen.lock.${staff}`

function read(staff: string): Kept {
  try {
    return (JSON.parse(localStorage.getItem(keyOf(staff)) ?? '{}') ?? {}) as Kept
  } catch {
    return {}
  }
}

const seconds = () => Date.now() / 1000

let theLock: { staff: string; lock: ScreenLock } | null = null

/** One lock per person and page; the app watches with it, the settings change it. */
export function screenLock(staff: string): ScreenLock {
  if (theLock?.staff !== staff) theLock = { staff, lock: makeLock(staff) }
  return theLock.lock
}

function makeLock(staff: string): ScreenLock {
  const start = read(staff)
  const hasPin = ref(start.pin !== undefined)
  const locked = ref(hasPin.value && (start.locked === true || asksForPin(start.hiddenAt ?? null, seconds())))
  const triesLeft = ref(pinTries - (start.wrong ?? 0))
  const keep = (change: Kept) =>
    localStorage.setItem(keyOf(staff), JSON.stringify({ ...read(staff), ...change }))
  const lockNow = () => {
    if (!hasPin.value) return
    locked.value = true
    keep({ locked: true })
  }
  const open = () => {
    locked.value = false
    triesLeft.value = pinTries
    keep({ locked: false, wrong: 0, hiddenAt: seconds() })
  }
  return {
    hasPin,
    locked,
    triesLeft,
    lockNow,
    setPin: async (pin) => {
      keep({ pin: await storePin(pin, (bytes) => crypto.getRandomValues(new Uint8Array(bytes))) })
      hasPin.value = true
      open()
    },
    removePin: () => {
      localStorage.removeItem(keyOf(staff))
      hasPin.value = false
      locked.value = false
    },
    unlock: async (pin) => {
      const { pin: stored } = read(staff)
      if (!stored || (await isRightPin(pin, stored))) {
        open()
        return true
      }
      triesLeft.value -= 1
      keep({ wrong: pinTries - triesLeft.value })
      return false
    },
  }
}

/** Closes the lock when the app comes back after five minutes out of sight. */
export function watchVisibility(staff: string, lock: ScreenLock): void {
  const look = () => {
    if (document.visibilityState === 'hidden') {
      if (lock.hasPin.value)
        localStorage.setItem(keyOf(staff), JSON.stringify({ ...read(staff), hiddenAt: seconds() }))
      return
    }
    if (asksForPin(read(staff).hiddenAt ?? null, seconds())) lock.lockNow()
  }
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => document.removeEventListener('visibilitychange', look))
}
