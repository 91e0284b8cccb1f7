/**
 * The earlier pages of a child's passport. A class tablet holds this term's facts; of what is older it shows what it
 * still has, and says where the rest is.
 */
import { computed, type ComputedRef, ref, watch } from 'vue'
import type { PointsByColour } from '../../../../domain/colours.ts'
import { factsNaming } from '../../../../domain/facts/facts-by-child.ts'
import { medalsOf } from '../../../../domain/medals/earned.ts'
import { medalRulesOf } from '../../../../domain/medals/school-medals.ts'
import { tallyChild } from '../../../../domain/medals/tally.ts'
import { termsOfChild } from '../../../../domain/passport/terms-of-child.ts'
import { useKiosk } from '../use-kiosk.ts'
import { useEarlierWords } from './earlier-words.ts'

export type EarlierPage = {
  readonly heading: string
  /** Null where this tablet has nothing of that term. */
  readonly held: {
    readonly points: PointsByColour
    readonly stamps: number
    readonly medals: readonly string[]
  } | null
}

export function useEarlier(student: ComputedRef<string>) {
  const { board, home } = useKiosk()
  const words = useEarlierWords()
  /** Pages back from today's. */
  const turned = ref(0)
  watch(student, () => (turned.value = 0))
  const terms = computed(() => termsOfChild(home.school.view.value, student.value, board.value.date))
  const page = computed((): EarlierPage | null => {
    const open = turned.value === 0 ? undefined : terms.value[turned.value]
    if (open === undefined) return null
    const view = home.school.view.value
    const rules = medalRulesOf(view)
    const facts = factsNaming(home.ledger.facts.value, student.value)
    const child = tallyChild(facts, student.value, view.foldRules, rules)
    const tally = child.get(open.term.id)
    const medals = [...medalsOf(child, rules).values()].filter(({ period }) => period === open.term.id)
    return {
      heading: words.value.heading(open.term.name, open.className),
      held: tally
        ? { points: tally.points, stamps: tally.places.size, medals: medals.map(({ medal }) => medal.name) }
        : null,
    }
  })
  const texts = computed(() => {
    if (page.value === null) return []
    const { heading, held } = page.value
    if (held === null) return [heading, words.value.elsewhere, words.value.elsewhereMore]
    const medals = held.medals.length > 0 ? [words.value.medals(held.medals.join('，'))] : []
    return [heading, words.value.stamped(held.stamps), ...medals, words.value.part]
  })
  return {
    page,
    /** Read aloud, where an earlier page is open. */
    texts: computed(() => texts.value.map((text) => `${text}。`)),
    isFirst: computed(() => turned.value >= terms.value.length - 1),
    isLast: computed(() => turned.value === 0),
    turn: (pages: 1 | -1) => (turned.value = Math.max(0, turned.value + pages)),
  }
}
