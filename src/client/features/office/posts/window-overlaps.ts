/** Windows are meant not to overlap; where they do, a check-in goes to the one that starts nearer. */
import { ruleOn } from '../../../../domain/records/dated.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { WindowDraft } from './window-form.ts'

type Window = RecordBody<'window'> & { readonly id: string }

/** Names of the other windows that share minutes of a weekday with this one, from its day on. */
export function overlappingWindows(
  windows: readonly Window[],
  own: string | null,
  draft: WindowDraft,
): string[] {
  if (!draft.start || !draft.end || !draft.from) return []
  return windows
    .filter(({ id }) => id !== own)
    .filter(({ versions }) => {
      const rule = ruleOn(versions, draft.from)
      const sharesDay = rule?.weekdays.some((weekday) => draft.weekdays.includes(weekday))
      return rule !== undefined && sharesDay === true && rule.start < draft.end && draft.start < rule.end
    })
    .map(({ name }) => name)
}
