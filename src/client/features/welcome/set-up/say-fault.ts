import { useWords } from '../../../i18n/messages.ts'
import type { Faults } from './faults.ts'
import { setUpWords } from './set-up-words.ts'

/** Of a page's faults, what is said at a field; '' where nothing is wrong. */
export function useFaultWords(faults: () => Faults): (field: string) => string {
  const words = useWords(setUpWords)
  return (field) => {
    const fault = faults()[field]
    return fault ? words.value.faults[fault] : ''
  }
}
