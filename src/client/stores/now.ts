/**
 * The time as screens use it: this device's clock, corrected by the last answer of the server in this page's life,
 * and until there is one by what was wrong with it before.
 * Ticks every second while visible; `forced` is for a child's answer to 现在是哪个时段？ and lasts for one check-in.
 */
import { computed, reactive, ref } from 'vue'
import { oneOf } from './one-of.ts'

export const useNow = oneOf(() => {
  const device = ref(Date.now() / 1000)
  const offset = ref(0)
  setInterval(() => (device.value = Date.now() / 1000), 1000)
  /** Seconds since 1970, corrected. */
  const seconds = computed(() => device.value + offset.value)
  return reactive({ device, offset, seconds, tick: () => (device.value = Date.now() / 1000) })
})
