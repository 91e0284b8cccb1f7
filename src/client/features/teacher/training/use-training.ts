/** Items that this teacher trains for, and the children of the posts that name them: who has passed, who has not. */
import { computed, ref } from 'vue'
import { holdsOn, itemsNamed } from '../../../../domain/posts/training.ts'
import { childrenToTrain, refreshersDue } from '../../../../domain/posts/training-sessions.ts'
import type { Teacher } from '../shell/use-teacher.ts'
import { useTrainingHeld } from './use-training-held.ts'

export function useTraining({ view, today, ownPosts, holdsAll }: Teacher) {
  const posts = computed(() =>
    [...view.value.posts.values()].filter(
      ({ id, retiredOn }) =>
        (holdsAll.value || ownPosts.value.has(id)) && !(retiredOn && retiredOn <= today.value),
    ),
  )
  const items = computed(() => {
    const named = new Set(posts.value.flatMap((post) => itemsNamed(post)))
    return [...view.value.all('training-item').values()].filter(({ id }) => named.has(id))
  })
  const chosen = ref('')
  const item = computed(() => items.value.find(({ id }) => id === chosen.value) ?? items.value[0])
  const training = useTrainingHeld()
  /** By class and seat. */
  const rows = computed(() => {
    const own = item.value
    if (!own) return []
    const asking = new Set(
      posts.value.filter((post) => itemsNamed(post).includes(own.id)).map(({ id }) => id),
    )
    return childrenToTrain(view.value, asking, today.value).map((id) => {
      const days = training.value.passedOn?.(id, own.id) ?? []
      const passed = days.find((day) => holdsOn(view.value, own.id, day, today.value)) ?? null
      const className = view.value.className(view.value.classOn(id, today.value), today.value)
      return { id, name: view.value.students.get(id)?.name ?? '', className, passed }
    })
  })
  const missing = computed(() => rows.value.filter(({ passed }) => passed === null).map(({ id }) => id))
  const isRequired = computed(() =>
    posts.value.some(({ training: asked }) => asked?.some((one) => one.item === item.value?.id)),
  )
  /** 复训: of the own items. */
  const refreshers = computed(() => {
    const own = new Set(items.value.map(({ id }) => id))
    const mine = new Set(posts.value.map(({ id }) => id))
    const held = new Set(childrenToTrain(view.value, mine, today.value))
    return refreshersDue(view.value, training.value, today.value)
      .filter((due) => own.has(due.item))
      .map((due) => ({ ...due, students: due.students.filter((student) => held.has(student)) }))
      .filter(({ students }) => students.length > 0)
  })
  return { training, refreshers, items, item, chosen, rows, missing, isRequired }
}
