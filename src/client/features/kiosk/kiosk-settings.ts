/** What is true of this very tablet and of no record: on which side its lens is. Kept in the browser. */
import { ref } from 'vue'

export const lensSides = ['top', 'left', 'right', 'bottom'] as const
export type LensSide = (typeof lensSides)[number]

const key = 'shanzhen.kiosk.lens'

function rememberedSide(): LensSide {
  const found = localStorage.getItem(key)
  return lensSides.find((side) => side === found) ?? 'top'
}

export const lensSide = ref<LensSide>(rememberedSide())

export function setLensSide(side: LensSide): void {
  lensSide.value = side
  localStorage.setItem(key, side)
}
