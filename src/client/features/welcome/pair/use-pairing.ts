/**
 * Pairing step by step. The claim is drawn here and kept for the tab's life, so that a lost reply, a reload or a
 * screen that went dark in between is the same claim and not a new one.
 *
 *   code ──submit──▶ claiming ──▶ waiting for 是它 ──▶ paired
 *    ▲                  │ refused        │ gone
 *    └──────────────────┴────────────────┘
 */
import { onScopeDispose, type Ref, shallowRef } from 'vue'
import {
  claimPairing,
  collectPairing,
  drawClaim,
  type PairingClaim,
  type PairingSecret,
} from '../../../api/pairing.ts'
import type { ApiProblem } from '../../../api/request.ts'
import type { PairedDevice } from '../../../api/session.ts'
import { rememberIdentity } from '../../../home/identity.ts'
import { askPersistence, type Persistence } from '../../../pwa/persist.ts'

type PairingStep =
  | { readonly at: 'code'; readonly problem: ApiProblem | null }
  | { readonly at: 'claiming' }
  | { readonly at: 'waiting'; readonly match: string; readonly offline: boolean }
  | { readonly at: 'paired'; readonly device: PairedDevice; readonly persistence: Persistence }

type Waiting = PairingClaim & { readonly match: string }

const kept = 'shanzhen.pairing'
const askEvery = 2000
/** 集中配对: sixty tablets must not ask in step. */
const nextAsk = () => askEvery * (0.75 + Math.random() / 2)

export type Pairing = {
  readonly step: Readonly<Ref<PairingStep>>
  readonly submit: (secret: PairingSecret, label: string) => Promise<void>
  /** Goes on waiting after a reload. */
  readonly resume: () => void
  /** Back to the code; the claim is given up. */
  readonly giveUp: () => void
}

export function usePairing(): Pairing {
  const step = shallowRef<PairingStep>({ at: 'code', problem: null })
  let claim = drawClaim()
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  async function submit(secret: PairingSecret, label: string): Promise<void> {
    if (step.value.at !== 'code') return
    step.value = { at: 'claiming' }
    const mine = ++turn
    const claimed = await claimPairing(secret, label, claim)
    if (mine !== turn) return
    if (!claimed.ok) step.value = { at: 'code', problem: claimed.error }
    else waitFor(claimed.value)
  }

  function waitFor(waiting: Waiting): void {
    sessionStorage.setItem(kept, JSON.stringify(waiting))
    step.value = { at: 'waiting', match: waiting.match, offline: false }
    timer = setTimeout(() => void ask(waiting, turn), nextAsk())
  }

  /** Asking again after a lost answer is safe: the server gives a new token for the same claim. */
  async function ask(waiting: Waiting, mine: number): Promise<void> {
    const answer = await collectPairing(waiting)
    if (mine !== turn) return
    if (answer.ok && answer.value.device) return finish(answer.value.device)
    if (!answer.ok && answer.error.error === 'gone') return giveUp(answer.error)
    step.value = { at: 'waiting', match: waiting.match, offline: !answer.ok && answer.error.status === 0 }
    timer = setTimeout(() => void ask(waiting, turn), nextAsk())
  }

  async function finish(device: PairedDevice): Promise<void> {
    turn += 1
    sessionStorage.removeItem(kept)
    rememberIdentity({ kind: 'device', id: device.id })
    step.value = { at: 'paired', device, persistence: await askPersistence() }
  }

  function giveUp(problem: ApiProblem | null = null): void {
    turn += 1
    clearTimeout(timer)
    sessionStorage.removeItem(kept)
    claim = drawClaim()
    step.value = { at: 'code', problem }
  }

  function resume(): void {
    const waiting = readKept()
    if (waiting) waitFor(waiting)
  }

  onScopeDispose(() => {
    turn += 1
    clearTimeout(timer)
  })
  return { step, submit, resume, giveUp: () => giveUp() }
}

function readKept(): Waiting | null {
  try {
    return JSON.parse(sessionStorage.getItem(kept) ?? 'null') as Waiting | null
  } catch {
    return null
  }
}
