/** Names beside each other, as the language that is shown writes a list. */
import { locale } from './messages.ts'

export const sayList = (texts: readonly string[]): string => texts.join(locale.value === 'zh' ? '、' : ', ')
