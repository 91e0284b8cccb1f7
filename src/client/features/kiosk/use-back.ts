/** The ways back that several screens share. */
import type { Purpose } from './kiosk-state.ts'
import { useKiosk } from './use-kiosk.ts'

export function useBack() {
  const { go, send } = useKiosk()
  return {
    home: () => send({ type: 'home' }),
    toFind: (purpose: Purpose) => go({ name: 'find', purpose, classId: null, letter: null }),
  }
}
