/** What a teacher has put off until the app is opened again. */
import { ref } from 'vue'

export const updatePutOff = ref(false)
export const wipeSeen = ref(false)
