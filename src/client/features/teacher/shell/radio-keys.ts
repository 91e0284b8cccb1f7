/** Arrow keys in a radio group: the neighbour is chosen and gets the focus. */
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** @returns the index to choose, or null when the key is none of ours */
export function neighbourOf(key: string, from: number, count: number): number | null {
  const step = steps[key]
  return step === undefined || count === 0 ? null : (from + step + count) % count
}

/** Moves focus to the radio at `index` among the group of the one that has it. */
export function focusRadio(event: KeyboardEvent, index: number): void {
  const group = (event.currentTarget as HTMLElement).closest('[role="radiogroup"]')
  const radio = group?.querySelectorAll<HTMLElement>('[role="radio"]')[index]
  radio?.focus()
}
