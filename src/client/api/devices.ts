/** Tablets as the office sees them: last contact and gaps, pairing, and putting one out of use. */
import type { RecordBody } from '../../domain/records/record.schema.ts'
import { callApi } from './request.ts'

/** First and last serial number, both included. */
export type SeqRange = readonly [first: number, last: number]

/** One life of a tablet's store: a cleared or copied store is another. Instants are seconds since 1970. */
export type InstallStatus = {
  readonly install: string
  readonly firstContact: number
  readonly lastContact: number
  /** The highest serial number that has arrived. */
  readonly highest: number
  /** What lies below it, has not arrived and was not declared lost. */
  readonly gaps: readonly SeqRange[]
  /** Server time minus the tablet's, in seconds; null when never measured. */
  readonly clockOffset: number | null
  /** How often it came back with an empty store. */
  readonly restarts: number
  /** The server was brought back from a backup, and this one has not yet given back what it wrote. */
  readonly owesBack: boolean
  /** Its own comparison of its copy with the server's; null when it never compared. */
  readonly copy: { readonly at: number; readonly says: 'same' | 'different' } | null
}
/** `id` is a device's record, or a staff member for a phone. */
export type HolderStatus = {
  readonly kind: 'device' | 'staff'
  readonly id: string
  readonly lastContact: number
  readonly installs: readonly InstallStatus[]
}

export const fetchDeviceStatus = () => callApi<{ holders: HolderStatus[] }>('GET', '/devices/status')

/** Push-only for thirty days, so that what it still holds can arrive. */
export const unpairDevice = (id: string) => callApi<object>('POST', `/devices/${id}/unpair`, {})
/** Dead at once; the tablet forgets everything at its next contact. */
export const reportStolen = (id: string) => callApi<object>('POST', `/devices/${id}/stolen`, {})

/** A person says that these records will not come any more. Errors: unknown-install, not-a-gap. */
export const declareLost = (install: string, ranges: readonly SeqRange[]) =>
  callApi<object>('POST', `/devices/${install}/lost`, { ranges })

/** What a pairing is for: a new tablet, or one on the list that gets a tablet again. */
export type PlannedDevice =
  { readonly id: string } | Pick<RecordBody<'device'>, 'name' | 'use' | 'class' | 'place' | 'posts'>

/** Shown once: neither the code nor the secret can be asked for again. */
export type MadePairing = {
  readonly id: string
  /** Eight characters to type. */
  readonly code: string
  /** What the square says. */
  readonly qr: string
  /** Seconds since 1970. */
  readonly expiresAt: number
}
export type ListedPairing = {
  readonly id: string
  readonly plan: PlannedDevice
  readonly batch: boolean
  readonly expiresAt: number
  readonly state: 'open' | 'claimed' | 'confirmed' | 'collected'
  readonly device: string | null
  /** `match`: four digits that the tablet shows too. */
  readonly claim: { readonly label: string; readonly at: number; readonly match: string } | null
}

/** Errors: needs-https, too-many-open, not-own-class, scope-missing, unknown-scope, unknown-device, offline. */
export const makePairing = (device: PlannedDevice) => callApi<MadePairing>('POST', '/pairings', { device })
/** At most sixty at once, good for two hours. */
export const makePairings = (devices: readonly PlannedDevice[]) =>
  callApi<{ pairings: MadePairing[] }>('POST', '/pairings/batch', { devices })
export const fetchPairings = () => callApi<{ pairings: ListedPairing[] }>('GET', '/pairings')
/** 是它. Errors: unknown-pairing, not-claimed, other-claim. */
export const confirmPairing = (id: string, match: string) =>
  callApi<{ device: string }>('POST', `/pairings/${id}/confirm`, { match })
/** 不是, or not needed any more. */
export const cancelPairing = (id: string) => callApi<object>('DELETE', `/pairings/${id}`)
