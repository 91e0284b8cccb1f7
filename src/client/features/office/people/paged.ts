/** One page of a long list: a thousand rows are there at once, and only some of them are drawn. */
import { computed, type ComputedRef, ref, type Ref, watch } from 'vue'

export type Paged<Row> = {
  readonly rows: ComputedRef<readonly Row[]>
  /** From 0. */
  readonly page: Ref<number>
  readonly pages: ComputedRef<number>
  /** Of the first and the last row shown, from 1; 0 when there is none. */
  readonly first: ComputedRef<number>
  readonly last: ComputedRef<number>
  readonly total: ComputedRef<number>
}

/** @param resetOn another list begins at its first page again */
export function usePaged<Row>(
  all: () => readonly Row[],
  size: number,
  resetOn: () => unknown = () => undefined,
): Paged<Row> {
  const page = ref(0)
  const total = computed(() => all().length)
  const pages = computed(() => Math.max(1, Math.ceil(total.value / size)))
  const shown = computed(() => Math.min(page.value, pages.value - 1))
  const rows = computed(() => all().slice(shown.value * size, (shown.value + 1) * size))
  watch(resetOn, () => (page.value = 0))
  return {
    rows,
    page: computed({
      get: () => shown.value,
      set: (next) => (page.value = Math.max(0, Math.min(next, pages.value - 1))),
    }),
    pages,
    first: computed(() => (total.value === 0 ? 0 : shown.value * size + 1)),
    last: computed(() => shown.value * size + rows.value.length),
    total,
  }
}
