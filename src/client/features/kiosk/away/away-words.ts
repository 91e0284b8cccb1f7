import { defineWords, useWords } from '../../../i18n/messages.ts'

const words = defineWords(
  {
    child: '这台平板要休息一下，请老师来看看。',
    forTeacher: '给老师',
    opening: '正在打开',
    fetching: { title: '正在取名单', text: '第一次要等一小会儿。' },
    'no-names': { title: '还没取到名单', text: '连上学校网络，名单会自己出来。请看看无线网络有没有连上。' },
    forgot: {
      title: '这台设备不记得学校了',
      text: '里面原来的数据不见了，可能是浏览器被清理，或电脑开机自动还原。不是您操作错了。连上网络会自己取回来；取不回来就重新配对。可能没上传的记录，请对照纸质签到表补记。',
    },
    lease: {
      title: '很久没有连上学校网络了',
      text: '已经超过 14 个上学日。为保护孩子的信息，名单先收起来了。请把它带到有网的地方，连上后名单会自己回来。',
    },
    'signed-out': {
      title: '服务器不认得这台平板了',
      text: '请重新配对。没上传的记录都在这里，没有丢，配对后再交给大队辅导员核对。',
    },
    unpaired: {
      title: '这台平板已经停用',
      text: '名单已经收起来了。没上传的记录还会自己上传。要再用，请重新配对。',
    },
    stolen: { title: '这台平板已经停用', text: '捡到它的人，请交还学校。学校的老师请找信息老师。' },
    empty: {
      title: '名单里还没有同学',
      text: '同意电子记录的同学才会出现在这里。请老师在电脑上登记，联网后会自己出来。',
    },
    broken: {
      title: '打不开这台平板的记录',
      text: '记录还在。请重新打开；还不行，请找信息老师，先不要清理浏览器数据。',
    },
    waiting: (count: number) => `还有 ${count} 条没上传，请先不要清理浏览器数据或卸载。`,
    nothing: '没有待上传的记录。',
    again: '再试一次',
    trying: '正在试',
    pair: '重新配对',
    reload: '重新打开',
    lastContact: (when: string) => `上次联系：${when}`,
  },
  {
    child: 'This tablet needs a rest. Please call a teacher.',
    forTeacher: 'For teachers',
    opening: 'Opening',
    fetching: { title: 'Fetching the names', text: 'The first time takes a moment.' },
    'no-names': {
      title: 'No names yet',
      text: 'They appear by themselves once the school network is there. Please check the Wi-Fi.',
    },
    forgot: {
      title: 'This device has forgotten the school',
      text: 'Its data is gone: perhaps the browser was cleared, or the computer restores itself at start. It is not your mistake. Once online it fetches everything again; if not, pair it again. Check the paper sheet for records that may not have been uploaded.',
    },
    lease: {
      title: 'No school network for a long time',
      text: 'More than 14 school days. To protect the children’s data the names are put away. Take it to where there is a network; the names come back by themselves.',
    },
    'signed-out': {
      title: 'The server does not know this tablet any more',
      text: 'Please pair it again. What was not uploaded is all here; the programme lead checks it after pairing.',
    },
    unpaired: {
      title: 'This tablet is no longer in use',
      text: 'The names are put away. What was not uploaded still goes out by itself. To use it again, pair it.',
    },
    stolen: {
      title: 'This tablet has been disabled',
      text: 'If you found it, please return it to the school. Teachers, please ask the computer teacher.',
    },
    empty: {
      title: 'No children here yet',
      text: 'Only children with consent to electronic records appear here. Enter it on the office computer; they come once online.',
    },
    broken: {
      title: 'The records cannot be opened',
      text: 'They are still there. Please reload; if that does not help, ask the computer teacher, and do not clear the browser’s data.',
    },
    waiting: (count) => `${count} not uploaded yet: please do not clear the browser’s data or uninstall.`,
    nothing: 'Nothing waits for upload.',
    again: 'Try again',
    trying: 'Trying',
    pair: 'Pair again',
    reload: 'Reload',
    lastContact: (when) => `Last contact: ${when}`,
  },
)
export const useAwayWords = () => useWords(words)
