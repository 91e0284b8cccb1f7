import { defineWords } from '../../../i18n/messages.ts'

export const writingWords = defineWords({ undo: '撤销' }, { undo: 'Undo' })
