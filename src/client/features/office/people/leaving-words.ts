import { defineWords } from '../../../i18n/messages.ts'

/** Words of a child who goes: to another class, to another school, or out of the records by law. */
export const leavingWords = defineWords(
  {
    move: {
      title: (name: string) => `${name}转班`,
      backTitle: (name: string) => `${name}回到学校`,
      detail: '以前的记录跟着同学走；转班前的日子仍算在原来的班。',
      to: '转到',
      go: '转班',
      backGo: '回到学校',
      symbolChanges: (symbol: string) => `新班已有人用这个图案，会换成“${symbol}”。`,
    },
    leaving: {
      title: (name: string) => `${name}离校？`,
      detail: '从这天起不再出现在平板和名单里，以前的记录保留。',
      go: '标为离校',
    },
    erasing: {
      open: '依法删除',
      title: (name: string) => `依法删除${name}的全部记录？`,
      detail:
        '只在监护人依法提出、学校决定删除时使用。毕业或转学请用“离校”，记录会保留。删除后谁也恢复不了。',
      what: [
        '姓名、班级、座号、学号、学生卡和上岗安排都删掉。',
        '签到、加分、盖章等记录全部删掉，班级和全校的合计随之减少。',
        '每台平板和手机下次联网时，也删掉它们手里的。',
        '谁看过这位同学的记录仍有登记，但不再写是哪位同学。',
        '服务器上的备份里还有；服务器每天开着的话，14 天后随旧备份消失。另外拷走的备份，请信息老师删掉。',
      ],
      name: (name: string) => `输入“${name}”确认`,
      wrong: '和花名册里的名字不一样。',
      go: '全部删除',
    },
  },
  {
    move: {
      title: (name: string) => `${name} changes class`,
      backTitle: (name: string) => `${name} is back`,
      detail: 'Earlier records go along; the days before stay with the old class.',
      to: 'To',
      go: 'Change class',
      backGo: 'Back at school',
      symbolChanges: (symbol: string) =>
        `Somebody in the new class has this picture; it becomes “${symbol}”.`,
    },
    leaving: {
      title: (name: string) => `${name} has left?`,
      detail: 'From this day on not on tablets or lists; earlier records stay.',
      go: 'Mark as left',
    },
    erasing: {
      open: 'Erase by law',
      title: (name: string) => `Erase everything about ${name}?`,
      detail:
        'Only when the guardians have asked for it by law and the school has decided so. For a graduate or a transfer use “Leaves”, which keeps the records. Nobody can bring back what is erased.',
      what: [
        'Name, class, seat, student number, student card and appointments are removed.',
        'All check-ins, points and stamps are removed; the totals of the class and the school become smaller.',
        'Every tablet and phone removes what it holds at its next contact.',
        'The log still says that somebody opened a record, but no longer whose.',
        'Backups on the server keep it for 14 days on which the server runs; backups that were carried elsewhere have to be deleted by the computer teacher.',
      ],
      name: (name: string) => `Type “${name}” to confirm`,
      wrong: 'This is not the name in the student list.',
      go: 'Erase everything',
    },
  },
)
