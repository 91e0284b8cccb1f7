/** Pairing as the device sees it: claiming with a one-time secret, then waiting for 是它 on the issuing screen. */
import { callApi } from './request.ts'
import type { PairedDevice } from './session.ts'

/** As typed (8 characters) or as scanned. */
export type PairingSecret = { readonly code: string } | { readonly id: string; readonly secret: string }
/** What the device shows to collect its token. */
export type PairingClaim = { readonly pairing: string; readonly claim: string }
/** `match`: four digits that the issuing screen shows beside this device's label. */
export type ClaimedPairing = PairingClaim & { readonly match: string }

/**
 * Errors: wrong-code (also used or too late), too-many-tries, too-many-requests, busy, needs-https, not-set-up.
 * @param label how the issuing screen names the device that asks, at most 60 characters
 * @param claim drawn by this device, so that asking again after a lost reply is the same claim
 */
export const claimPairing = (secret: PairingSecret, label: string, claim: string) =>
  callApi<ClaimedPairing>('POST', '/pair', { ...secret, label, claim })

/** Without `device` nobody has confirmed yet. Error gone: refused, used or too late. May be asked again. */
export const collectPairing = ({ pairing, claim }: PairingClaim) =>
  callApi<{ device?: PairedDevice }>('POST', '/pair/collect', { pairing, claim })

/** 256 random bits. */
export function drawClaim(): string {
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(32)))
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
