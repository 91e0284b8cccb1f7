import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useCountdown } from '../../../src/client/ui/countdown.ts'

describe('the ten seconds to take something back', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function start(seconds = 10) {
    const onEnd = vi.fn()
    const scope = effectScope()
    const countdown = scope.run(() => useCountdown(seconds, onEnd))
    if (!countdown) throw new Error('no scope')
    return { ...countdown, onEnd, leave: () => scope.stop() }
  }

  it('count down in whole seconds and end once', () => {
    const { left, onEnd } = start()
    expect(left.value).toBe(10)
    vi.advanceTimersByTime(3100)
    expect(left.value).toBe(7)
    vi.advanceTimersByTime(20_000)
    expect(left.value).toBe(0)
    expect(onEnd).toHaveBeenCalledTimes(1)
  })

  it('do not end when they are used, nor after the screen is left', () => {
    const used = start()
    used.stop()
    const left = start()
    left.leave()
    vi.advanceTimersByTime(20_000)
    expect(used.onEnd).not.toHaveBeenCalled()
    expect(left.onEnd).not.toHaveBeenCalled()
  })

  it('begin anew when asked', () => {
    const { left, restart, onEnd } = start()
    vi.advanceTimersByTime(9000)
    restart()
    vi.advanceTimersByTime(9000)
    expect(left.value).toBe(1)
    expect(onEnd).not.toHaveBeenCalled()
  })
})
