/**
 * Every command of these screens goes through here: a refusal is said in words, a full disk too, and what was
 * written comes back. Nothing is shown as saved that was not.
 */
import { type Refusal } from '../../../../domain/permissions/refusal.ts'
import type { Result } from '../../../../domain/result.ts'
import type { Workplace } from '../../../commands/workplace.ts'
import { useWorkplace } from '../../../commands/workplace.ts'
import type { Written } from '../../../commands/write-facts.ts'
import { locale } from '../../../i18n/messages.ts'
import { refusalText, sayRefusal } from '../../../i18n/refusal-words.ts'
import { type Notice, useNotices } from './notices.ts'
import { refusalFill } from './refusal-fill.ts'
import { shellWords } from './shell-words.ts'

type Outcome = Promise<Result<Written, Refusal>>

/** @returns a function that runs a command and tells; null when nothing was written */
export function useWriting() {
  const work = useWorkplace()
  const { tell } = useNotices()

  function sayRefused({ code, detail }: Refusal): void {
    const said = sayRefusal(code, refusalFill(work.view(), detail, null, locale.value))
    tell({ title: said.title, detail: refusalText(said), icon: 'alert', seconds: 10 })
  }

  return async function write(
    command: (work: Workplace) => Outcome,
    say?: (written: Written) => Notice,
  ): Promise<Written | null> {
    try {
      const written = await command(work)
      if (!written.ok) {
        sayRefused(written.error)
        return null
      }
      if (say) tell(say(written.value))
      return written.value
    } catch (problem) {
      const isFull = problem instanceof Error && /Quota/i.test(`${problem.name} ${problem.message}`)
      tell({ title: shellWords[locale.value][isFull ? 'full' : 'failed'], icon: 'alert' })
      if (!isFull) console.error(problem)
      return null
    }
  }
}
