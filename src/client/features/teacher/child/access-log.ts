/**
 * Opening a child outside one's own classes is logged at the school. Without a network the phone keeps the note while
 * the app is open and sends it later; it says which of the two it was.
 */
import { type Ref, ref } from 'vue'
import type { StudentId } from '../../../../domain/ids.ts'
import { callApi } from '../../../api/request.ts'

export type AccessState = 'sending' | 'logged' | 'will-be-logged'

const waiting = new Map<StudentId, Ref<AccessState>>()

/** Logs one opening; call once per opened page. */
export function logAccess(student: StudentId): Readonly<Ref<AccessState>> {
  const state = ref<AccessState>('sending')
  void send(student, state)
  return state
}

async function send(student: StudentId, state: Ref<AccessState>): Promise<void> {
  const sent = await callApi('POST', '/access', { student, purpose: 'record' })
  if (sent.ok) {
    state.value = 'logged'
    return
  }
  state.value = 'will-be-logged'
  waiting.set(student, state)
}

function sendWaiting(): void {
  const again = [...waiting]
  waiting.clear()
  for (const [student, state] of again) void send(student, state)
}

/** The app calls it once: what waits goes out when the network comes back. */
export function watchAccessLog(): () => void {
  addEventListener('online', sendWaiting)
  return () => removeEventListener('online', sendWaiting)
}
