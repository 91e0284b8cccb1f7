import { defineWords } from '../../../i18n/messages.ts'

export const withdrawnWords = defineWords(
  {
    title: '收回的证书',
    note: '发错了的、交回来的纸：扫码的人联网就会看到已经收回',
    number: '纸上的编号',
    placeholder: 'SZ-2026-K7Q2M4',
    wrong: '编号印在纸上，像 SZ-2026-K7Q2M4',
    reason: '为什么（不写姓名，可不填）',
    withdraw: '收回',
    none: '没有收回的证书。',
    again: '恢复有效',
    cause: '荣誉撤回了，证书跟着收回',
  },
  {
    title: 'Withdrawn papers',
    note: 'Issued in error or given back: whoever scans one with a network sees that it was withdrawn',
    number: 'Number on the paper',
    placeholder: 'SZ-2026-K7Q2M4',
    wrong: 'The number is printed on the paper, such as SZ-2026-K7Q2M4',
    reason: 'Why (no names; optional)',
    withdraw: 'Withdraw',
    none: 'No paper was withdrawn.',
    again: 'Valid again',
    cause: 'Withdrawn with the honour that was taken back',
  },
)
