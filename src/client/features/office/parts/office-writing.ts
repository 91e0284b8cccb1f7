/**
 * Facts written at the desk: what was done is said with a way to take it back, a refusal with its reason. The next
 * action takes the place of the last one's words.
 */
import { ref, shallowRef } from 'vue'
import type { Refusal } from '../../../../domain/permissions/refusal.ts'
import type { Result } from '../../../../domain/result.ts'
import { revokeFacts } from '../../../commands/revoke-facts.ts'
import { useWorkplace, type Workplace } from '../../../commands/workplace.ts'
import type { Written } from '../../../commands/write-facts.ts'
import { refusalText, sayRefusal } from '../../../i18n/refusal-words.ts'

export function useOfficeWriting() {
  const work = useWorkplace()
  const refused = ref('')
  const done = shallowRef<{ readonly title: string; readonly facts: readonly string[] } | null>(null)

  async function write(
    command: (work: Workplace) => Promise<Result<Written, Refusal>>,
    say: (written: Written) => string,
  ): Promise<boolean> {
    const written = await command(work)
    refused.value = written.ok ? '' : refusalText(sayRefusal(written.error.code, {}))
    done.value = written.ok ? { title: say(written.value), facts: written.value.facts } : null
    return written.ok
  }
  async function undo(): Promise<void> {
    const facts = done.value?.facts ?? []
    const taken = await revokeFacts(facts, undefined, work)
    refused.value = taken.ok ? '' : refusalText(sayRefusal(taken.error.code, {}))
    if (taken.ok) done.value = null
  }
  return { refused, done, write, undo }
}
export type OfficeWriting = ReturnType<typeof useOfficeWriting>
