/**
 * The stage: drawn at 1920 × 1080 or 1080 × 1920 and scaled as a whole to whatever screen hangs there, 4K too; lines
 * and letters are vectors, so they stay sharp, and nothing is laid out anew.
 */
import { computed, onScopeDispose, shallowRef } from 'vue'

const long = 1920
const short = 1080

export function useStage() {
  const size = shallowRef({ width: innerWidth, height: innerHeight })
  const measure = () => (size.value = { width: innerWidth, height: innerHeight })
  addEventListener('resize', measure)
  onScopeDispose(() => removeEventListener('resize', measure))
  const isPortrait = computed(() => size.value.height > size.value.width)
  const style = computed(() => {
    const { width, height } = size.value
    const [stageWidth, stageHeight] = isPortrait.value ? [short, long] : [long, short]
    const scale = Math.min(width / stageWidth, height / stageHeight)
    const left = (width - stageWidth * scale) / 2
    const top = (height - stageHeight * scale) / 2
    return {
      width: `${stageWidth}px`,
      height: `${stageHeight}px`,
      transform: `translate(${left}px, ${top}px) scale(${scale})`,
    }
  })
  return { isPortrait, style }
}
