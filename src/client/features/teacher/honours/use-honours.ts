import { computed, type ComputedRef } from 'vue'
import { type HonourGroup, honoursOfClasses } from '../../../../domain/posts/class-honours.ts'
import type { Teacher } from '../shell/use-teacher.ts'

/** Of one's own classes: others' are on nobody's phone. */
export const useHonours = ({ view, ownClasses, today }: Teacher): ComputedRef<HonourGroup[]> =>
  computed(() => honoursOfClasses(view.value, ownClasses.value, today.value))
