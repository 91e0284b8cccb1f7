/**
 * What just happened, said once above the tab bar and carried from tab to tab: done, with ten seconds to take it
 * back; or refused, with the reason. Provided by the app, used by whatever writes.
 */
import { inject, type InjectionKey, provide, shallowRef, type ShallowRef } from 'vue'
import type { Colour } from '../../../../domain/colours.ts'
import type { FactId, StudentId } from '../../../../domain/ids.ts'
import { must } from '../../../../domain/result.ts'
import type { LineIconName } from '../../../ui/icons/post-icons.ts'

export type Notice = {
  readonly title: string
  readonly detail?: string
  readonly colour?: Colour
  readonly icon?: LineIconName
  readonly seconds?: number
  /** The facts that 撤销 takes back. */
  readonly undo?: readonly FactId[]
  /** What was just given, for the small mark on the children's tiles. */
  readonly given?: {
    readonly students: readonly StudentId[]
    readonly colour: Colour
    readonly points: number
  }
}
type ShownNotice = Notice & { readonly key: number }

export type Notices = {
  readonly shown: ShallowRef<ShownNotice | null>
  readonly tell: (notice: Notice) => void
  readonly clear: () => void
}

const noticesKey: InjectionKey<Notices> = Symbol('notices')

export function provideNotices(): Notices {
  const shown = shallowRef<ShownNotice | null>(null)
  let count = 0
  const notices: Notices = {
    shown,
    tell: (notice) => (shown.value = { ...notice, key: (count += 1) }),
    clear: () => (shown.value = null),
  }
  provide(noticesKey, notices)
  return notices
}

export const useNotices = (): Notices => must(inject(noticesKey), 'the teacher app provides notices')
