/**
 * Who is counted when a password or a pairing code is tried. One rule for both:
 *
 *   signed in       counts as that person or tablet, however many sessions it opens
 *   the address     counts besides, always: signing out makes nobody new. A whole school may stand behind one, so its
 *                   ceiling is many times that of one person, and it never stands in the way of what follows
 *   known browser   where this very account was signed in to before, it counts alone: nobody behind the same address
 *                   can keep a teacher out of the own phone, or make it wait
 *   128 bits        (the secret of a QR) are not guessed, so neither counted nor stopped by what others have typed
 *
 * The account that is guessed at counts besides, for everybody who has failed at it (`login-delays.ts`); so does the
 * school, for typed codes (`pairing/tries.ts`).
 */
export type Tryer = {
  /** `staff:ID` or `device:ID`; null when nobody is signed in. */
  readonly signedIn: string | null
  readonly address: string
  /** What the browser says that it was given at an earlier login; whether it was is `known-browsers.ts`'s to say. */
  readonly browser: string | null
}

const addressPrefix = 'address:'
export const isAddress = (client: string): boolean => client.startsWith(addressPrefix)
export const addressOf = ({ address }: Tryer): string => addressPrefix + address
export const browserOf = (browser: string): string => `browser:${browser}`
