/** What was printed: who, when, how often; and what did not come out. */
import { defineWords } from '../../../i18n/messages.ts'

export const printedWords = defineWords(
  {
    column: '打印过',
    never: '还没打印',
    times: (times: number, when: string, who: string) => `${times} 次 · ${when} ${who}`,
    chooseRest: (count: number) => `选还没打印的（${count}）`,
    noted: (count: number) => `已记下：打印了 ${count} 张。`,
    failed: '没打出来',
    failedNoted: (count: number) => `记下了：${count} 张没打出来，可以再打一次。`,
  },
  {
    column: 'Printed',
    never: 'not yet',
    times: (times: number, when: string, who: string) =>
      `${times === 1 ? 'once' : `${times} times`} · ${when} ${who}`,
    chooseRest: (count: number) => `Choose what is not printed (${count})`,
    noted: (count: number) => `Noted: ${count} printed.`,
    failed: 'It did not come out',
    failedNoted: (count: number) => `Noted: ${count} did not come out and can be printed again.`,
  },
)
