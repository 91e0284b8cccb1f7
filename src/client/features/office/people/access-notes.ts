/**
 * Opening a child's record is noted at the school. Without a network the note waits while the page is open and goes
 * out as soon as there is one; the screen says which of the two it was.
 */
import { onScopeDispose, ref, watch } from 'vue'
import type { StudentId } from '../../../../domain/ids.ts'
import { logAccess } from '../../../api/accounts.ts'

export type NoteState = 'sending' | 'logged' | 'will-be-logged'

const waiting: Array<() => Promise<void>> = []
let isListening = false

function sendWaiting(): void {
  for (const send of waiting.splice(0)) void send()
}

/** Notes every child that is opened, once per opening. @param opened the child whose record is open */
export function useAccessNotes(opened: () => StudentId | undefined, onLogged: () => void = () => undefined) {
  const state = ref<NoteState>('sending')
  let isAlive = true
  onScopeDispose(() => (isAlive = false))
  if (!isListening) addEventListener('online', sendWaiting)
  isListening = true

  async function note(student: StudentId): Promise<void> {
    const isShown = () => isAlive && opened() === student
    if (isShown()) state.value = 'sending'
    const logged = await logAccess(student, 'record')
    if (logged.ok && isShown()) {
      state.value = 'logged'
      onLogged()
    }
    if (logged.ok || logged.error.error !== 'offline') return
    if (isShown()) state.value = 'will-be-logged'
    waiting.push(() => note(student))
  }
  watch(opened, (student) => student !== undefined && void note(student), { immediate: true })
  return state
}
