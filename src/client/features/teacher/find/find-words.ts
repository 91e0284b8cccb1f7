import { defineWords } from '../../../i18n/messages.ts'

export const findWords = defineWords(
  {
    title: '找人',
    label: '姓名、拼音首字母或座号',
    hint: '比如 曾乐、zl、36',
    none: '没有找到。换一个字，或者看看座号。',
    start: '全校的同学都能找到。',
    open: (name: string) => `看${name}的记录`,
    choose: (name: string) => `选${name}`,
    seat: (seat: number) => `${seat} 号`,
    scanTitle: '扫学生卡',
    scanNote: '把卡上的方码放进框里',
    picture: '摄像头的画面',
    trouble: {
      denied: '没有使用摄像头的许可。请在系统设置里允许，或者按名字找。',
      none: '这台设备没有摄像头，请按名字找。',
      broken: '摄像头打不开，请按名字找。',
    },
  },
  {
    title: 'Find a student',
    label: 'Name, pinyin initials or seat number',
    hint: 'For example 曾乐, zl or 36',
    none: 'Nothing found. Try another character, or the seat number.',
    start: 'Every student of the school can be found.',
    open: (name: string) => `See the record of ${name}`,
    choose: (name: string) => `Select ${name}`,
    seat: (seat: number) => `No. ${seat}`,
    scanTitle: 'Scan a student card',
    scanNote: 'Hold the square code into the frame',
    picture: 'What the camera sees',
    trouble: {
      denied: 'The camera may not be used. Allow it in the system’s settings, or search by name.',
      none: 'This device has no camera; please search by name.',
      broken: 'The camera cannot be opened; please search by name.',
    },
  },
)
