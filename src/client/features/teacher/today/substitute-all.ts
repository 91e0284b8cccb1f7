/** Several substitutions at once: each is a fact of its own, taken back together. */
import type { Refusal } from '../../../../domain/permissions/refusal.ts'
import { ok, type Result } from '../../../../domain/result.ts'
import { substituteDuty, type Substitution } from '../../../commands/arrange-duty.ts'
import type { Workplace } from '../../../commands/workplace.ts'
import type { Written } from '../../../commands/write-facts.ts'

export async function substituteAll(
  substitutions: readonly Substitution[],
  work: Workplace,
): Promise<Result<Written, Refusal>> {
  const facts: string[] = []
  let actionId = ''
  for (const substitution of substitutions) {
    const written = await substituteDuty(substitution, work)
    if (!written.ok) return written
    actionId = written.value.actionId
    facts.push(...written.value.facts)
  }
  return ok({ actionId, facts })
}
