const DAY_MS = 86_400_000

/** `2026-11-22`, as certificates count days: in UTC. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

export const daysBetween = (from: Date, to: Date): number =>
  Math.floor((to.getTime() - from.getTime()) / DAY_MS)
