/**
 * Why a fact is not accepted, as a closed set of codes; the words stand in the client's messages, in both languages.
 * `detail` fills their placeholders and never holds a name: screens look names up by id.
 */
export type RefusalCode =
  | 'malformed'
  | 'forged-author'
  | 'student-unknown'
  | 'student-left'
  | 'no-permission'
  | 'not-an-electronic-record'
  | 'consent-missing'
  | 'over-award-limit'
  | 'note-required'
  | 'points-not-by-rule'
  | 'preset-retired'
  | 'unknown-post'
  | 'unknown-place'
  | 'trip-only'
  | 'unknown-subject'
  | 'round-closed'
  | 'wish-not-offered'
  | 'word-not-kind'
  | 'sign-up-closed'
  | 'not-invited'
  | 'target-unknown'
  | 'already-revoked'
  | 'not-yours-to-revoke'
  | 'device-unpaired'
  | 'content-conflict'
  | 'author-disabled'
  | 'rights-lapsed'
  | 'erased'
  | 'other-device'

export type Refusal = {
  readonly code: RefusalCode
  readonly detail: Readonly<Record<string, string | number>>
}
export const refusal = (code: RefusalCode, detail: Refusal['detail'] = {}): Refusal => ({ code, detail })
