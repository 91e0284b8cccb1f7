/** One calm line about sending: the number not yet sent is always in it. */
import type { SyncState } from '../../../stores/sync-status.ts'

type PillWords = {
  readonly offline: string
  readonly waiting: (count: number) => string
  readonly sending: string
  readonly sent: string
  readonly signedOut: string
  readonly update: string
  readonly trouble: string
}
export type Pill = {
  readonly state: 'sent' | 'sending' | 'offline' | 'trouble'
  readonly text: string
  readonly strong: string
}

export function pillOf(state: SyncState, unsent: number, words: PillWords): Pill {
  const strong = unsent > 0 ? words.waiting(unsent) : ''
  switch (state) {
    case 'offline':
      return { state: 'offline', text: words.offline, strong }
    case 'signed-out':
    case 'stolen':
      return { state: 'trouble', text: words.signedOut, strong }
    case 'update-needed':
      return { state: 'trouble', text: words.update, strong }
    case 'trouble':
      return { state: 'trouble', text: words.trouble, strong }
    case 'idle':
    case 'running':
      return unsent > 0
        ? { state: 'sending', text: words.sending, strong }
        : { state: 'sent', text: words.sent, strong: '' }
  }
}
