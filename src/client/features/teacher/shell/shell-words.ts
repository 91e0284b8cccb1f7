import { defineWords } from '../../../i18n/messages.ts'

export const shellWords = defineWords(
  {
    nav: '主导航',
    today: '今天',
    class: '班级',
    records: '记录',
    me: '我的',
    goTo: (page: string) => `去“${page}”`,
    waitingForYou: (count: number) => `${count} 件等您看`,
    messages: '消息',
    close: '关闭',
    back: '返回',
    undo: '撤销',
    undone: '已撤销，这次不计分',
    undoneOther: '已撤销，刚才那次不算',
    loading: '正在打开',
    pill: {
      offline: '离线',
      waiting: (count: number) => `${count} 条待上传`,
      sending: '正在上传',
      sent: '已上传',
      signedOut: '请重新登录',
      update: '要更新',
      trouble: '暂时传不上去',
      open: '查看上传情况',
    },
    update: {
      title: '有新版本',
      text: '已经准备好了，可以等这个时段结束后再更新。记录不会丢。',
      now: '现在更新',
      later: '值岗后再说',
    },
    needed: (count: number) => `这个版本太旧，暂时只能保存、不能上传。更新后会自动补传 ${count} 条。`,
    signedOut: {
      title: '登录已过期',
      text: (count: number) =>
        count > 0
          ? `照常可以记，${count} 条先存在这台手机上。重新登录后自动上传。`
          : '照常可以记，重新登录后自动上传。',
      action: '重新登录',
    },
    wasEmpty: {
      title: '这台手机上的记录被清空过',
      text: '可能是浏览器清理了数据。学校里的记录都在，正在取回；没上传过的那些请重新补记。',
    },
    error: {
      title: '这里没能打开',
      text: '记录都还在。重新打开一次；还不行，请告诉信息老师。',
      again: '重新打开',
    },
    first: {
      title: '正在取名单',
      text: '第一次打开要从学校取一次，之后没有网络也能用。',
      offlineTitle: '还没有名单',
      offlineText: '第一次打开需要连上学校的网络，之后没有网络也能用。',
      again: '再试一次',
    },
    full: '手机空间满了，刚才那次没有记下。请先腾出一点空间。',
    failed: '刚才那次没有记下，请再点一次。',
    reason: {
      label: '为什么',
      own: '自己写',
      hint: '家人也会看到这句话',
      placeholder: '一句话就好',
      cancel: '先不动',
    },
  },
  {
    nav: 'Main navigation',
    today: 'Today',
    class: 'Class',
    records: 'Records',
    me: 'Me',
    goTo: (page: string) => `Go to ${page}`,
    waitingForYou: (count: number) => `${count} to look at`,
    messages: 'Messages',
    close: 'Close',
    back: 'Back',
    undo: 'Undo',
    undone: 'Undone; no points counted',
    undoneOther: 'Undone; that one does not count',
    loading: 'Opening',
    pill: {
      offline: 'Offline',
      waiting: (count: number) => `${count} waiting`,
      sending: 'Uploading',
      sent: 'Uploaded',
      signedOut: 'Log in again',
      update: 'Update needed',
      trouble: 'Cannot upload now',
      open: 'See what is uploaded',
    },
    update: {
      title: 'Update ready',
      text: 'It is ready and can wait until this duty window ends. Nothing is lost.',
      now: 'Update now',
      later: 'After duty',
    },
    needed: (count: number) =>
      `This version is too old: it can save but not upload. After updating, ${count} record(s) upload by themselves.`,
    signedOut: {
      title: 'Your login has expired',
      text: (count: number) =>
        count > 0
          ? `You can go on; ${count} record(s) stay on this phone and upload once you log in.`
          : 'You can go on; records upload once you log in.',
      action: 'Log in again',
    },
    wasEmpty: {
      title: 'The records on this phone were cleared',
      text: 'The browser may have removed its data. The school has everything that was uploaded and it is coming back; please enter again what was not.',
    },
    error: {
      title: 'This could not be opened',
      text: 'All records are still there. Open it again; if that does not help, tell the computer teacher.',
      again: 'Open again',
    },
    first: {
      title: 'Fetching the lists',
      text: 'The first time needs the school’s network; afterwards it works without.',
      offlineTitle: 'No lists yet',
      offlineText: 'The first time needs the school’s network; afterwards it works without.',
      again: 'Try again',
    },
    full: 'The phone is full; that one was not saved. Please free some space first.',
    failed: 'That one was not saved. Please tap again.',
    reason: {
      label: 'Why',
      own: 'In my own words',
      hint: 'Families will see this line',
      placeholder: 'One line is enough',
      cancel: 'Keep it',
    },
  },
)
