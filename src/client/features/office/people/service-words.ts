import { defineWords } from '../../../i18n/messages.ts'

export const serviceWords = defineWords(
  {
    title: '服务记录',
    print: '打印',
    none: '还没有服务记录。',
    printed: (name: string) => `${name}的服务记录`,
  },
  {
    title: 'Service record',
    print: 'Print',
    none: 'No service yet.',
    printed: (name: string) => `Service record of ${name}`,
  },
)
