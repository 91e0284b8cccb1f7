/**
 * Pairings on the issuing screen. A code and its square are given once, so they are kept here for the life of the
 * tab, whatever page is opened meanwhile; the server says which have been claimed.
 */
import { computed, shallowRef } from 'vue'
import {
  cancelPairing,
  confirmPairing,
  fetchPairings,
  type ListedPairing,
  type MadePairing,
  makePairing,
  makePairings,
  type PlannedDevice,
} from '../../../api/devices.ts'
import type { ApiProblem } from '../../../api/request.ts'
import { usePolling } from '../parts/polling.ts'

/** A code made in this tab, with the name of what it is for. */
export type DeskPairing = MadePairing & { readonly name: string; readonly batch: boolean }

const made = shallowRef<readonly DeskPairing[]>([])
const listed = shallowRef<readonly ListedPairing[]>([])

const soon = 2_000
const later = 15_000

/** @param onPaired called after a claim was confirmed or collected, so that lists are fetched */
export function usePairingDesk(onPaired: () => void) {
  const problem = shallowRef<ApiProblem | null>(null)
  const busy = shallowRef<string | null>(null)
  const open = computed(() => listed.value.filter(({ state }) => state === 'open' || state === 'claimed'))

  const { now: refresh } = usePolling(
    async () => {
      const answer = await fetchPairings()
      if (!answer.ok) return
      const collected = (rows: readonly ListedPairing[]) =>
        rows.filter((row) => row.state === 'collected').length
      const isMore = collected(answer.value.pairings) > collected(listed.value)
      listed.value = answer.value.pairings
      if (isMore) onPaired()
    },
    () => (listed.value.some(({ state }) => state !== 'collected') ? soon : later),
  )

  /** Runs one request at a time; a problem stays until the next. */
  async function ask<T>(
    key: string,
    request: () => Promise<{ ok: true; value: T } | { ok: false; error: ApiProblem }>,
  ) {
    busy.value = key
    problem.value = null
    const answer = await request()
    if (!answer.ok) problem.value = answer.error
    await refresh()
    busy.value = null
    return answer.ok ? answer.value : null
  }

  async function make(plan: PlannedDevice, name: string): Promise<DeskPairing | null> {
    const pairing = await ask('make', () => makePairing(plan))
    if (!pairing) return null
    const own = { ...pairing, name, batch: false }
    made.value = [...made.value, own]
    return own
  }
  async function makeMany(plans: ReadonlyArray<{ plan: PlannedDevice; name: string }>): Promise<boolean> {
    const answer = await ask('batch', () => makePairings(plans.map(({ plan }) => plan)))
    if (!answer) return false
    const own = answer.pairings.map((pairing, index) => ({
      ...pairing,
      name: plans[index]?.name ?? '',
      batch: true,
    }))
    made.value = [...made.value, ...own]
    return true
  }
  async function confirm({ id, claim }: ListedPairing): Promise<void> {
    if ((await ask(id, () => confirmPairing(id, claim?.match ?? ''))) !== null) onPaired()
  }
  const cancel = (id: string) => ask(id, () => cancelPairing(id))
  /** Puts a used or cancelled code away. */
  const forget = (id: string) => (made.value = made.value.filter((pairing) => pairing.id !== id))
  const stateOf = (id: string) => listed.value.find((row) => row.id === id)?.state

  return { made, listed, open, problem, busy, make, makeMany, confirm, cancel, forget, stateOf, refresh }
}

export type PairingDesk = ReturnType<typeof usePairingDesk>
