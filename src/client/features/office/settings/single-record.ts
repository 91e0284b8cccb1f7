/** A record of which there is one, under a fixed id: opened, or begun under that id where there is none yet. */
import type { Ref } from 'vue'

type SingleForm = {
  readonly id: Ref<string | null>
  readonly isOpen: Ref<boolean>
  readonly open: (id: string) => Promise<void>
  readonly openNew: () => void
}

export async function openSingle(form: SingleForm, id: string): Promise<void> {
  await form.open(id)
  if (form.isOpen.value) return
  form.openNew()
  form.id.value = id
}
