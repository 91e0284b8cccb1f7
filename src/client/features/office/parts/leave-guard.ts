/** Nothing typed is lost by leaving: a changed form asks first, within the app and when the tab is closed. */
import { onBeforeUnmount, onMounted, type Ref, ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'

export type LeaveGuard = {
  /** True while the question stands. */
  readonly asking: Ref<boolean>
  /** Resolves to whether the form may be left; asks only when it is changed. */
  readonly ask: () => Promise<boolean>
  readonly answer: (leave: boolean) => void
}

/** @param isDirty whether something would be lost */
export function useLeaveGuard(isDirty: () => boolean): LeaveGuard {
  const asking = ref(false)
  let settle: ((leave: boolean) => void) | undefined

  const ask = () => {
    if (!isDirty()) return Promise.resolve(true)
    settle?.(false)
    asking.value = true
    return new Promise<boolean>((resolve) => (settle = resolve))
  }
  const answer = (leave: boolean) => {
    asking.value = false
    settle?.(leave)
    settle = undefined
  }
  const beforeUnload = (event: BeforeUnloadEvent) => {
    if (!isDirty()) return
    event.preventDefault()
    // Chromium before 119 asks only for this.
    event.returnValue = true
  }
  onBeforeRouteLeave(ask)
  onMounted(() => addEventListener('beforeunload', beforeUnload))
  onBeforeUnmount(() => {
    removeEventListener('beforeunload', beforeUnload)
    answer(false)
  })
  return { asking, ask, answer }
}
