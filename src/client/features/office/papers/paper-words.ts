import { defineWords } from '../../../i18n/messages.ts'
import { chineseDay, chineseMonth } from './chinese-date.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const month = (date: string) => `${months[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`
const day = (date: string) => `${Number(date.slice(8, 10))} ${month(date)}`

export const paperWords = defineWords(
  {
    title: '证书',
    crumb: '聘书 · 岗位卡',
    meta: '每张纸上有一个码，任何手机都能核验是不是本校发的',
    kind: '打印什么',
    kinds: { appointment: '聘书', 'post-card': '岗位卡', honour: '优秀证书' },
    post: '哪个岗位',
    all: '全部岗位',
    list: (count: number) => `${count} 位在岗的同学`,
    columns: { select: '选', name: '姓名', class: '班级', post: '岗位', span: '任期' },
    selectAll: '全选',
    chosen: (count: number) => `已选 ${count} 位`,
    span: (from: string, to: string) => (to ? `${from} 至 ${to}` : `${from} 起`),
    stock: '用什么纸',
    stocks: { plain: '白纸', printed: '印好边框的纸' },
    stockHint: '印好的纸上只打文字和码。先用白纸打一张叠在上面对光看，差多少就在这里填。',
    right: '往右移（毫米）',
    down: '往下移（毫米）',
    print: (count: number) => `打印 ${count} 张`,
    nobody: { title: '还没有人在岗', text: '安排了同学以后，这里就能打印聘书和岗位卡。' },
    onlyLead: '聘书由大队辅导员来发。',
    preview: '样子',
    localhost: '这个网址别的手机打不开。请用学校的网址打开办公室，再来打印。',
    tooMany: '一次最多 400 张，先选一部分。',
    sheet: {
      to: '同学：',
      appointed: '经自愿申报、岗位培训和试岗，现聘请你担任善真服务社',
      quoted: (post: string) => `“${post}”`,
      term: (from: string, to: string) =>
        to ? `，任期为${chineseMonth(from)}至${chineseMonth(to)}。` : `，自${chineseMonth(from)}起任职。`,
      wish: '愿你以善待人，以真做事。',
      scan: '扫码核验真伪',
      society: '善真服务社',
      seal: '善真服务社印',
      date: (date: string) => chineseDay(date),
      square: (name: string) => `${name}的核验码`,
      card: '岗位卡',
    },
  },
  {
    title: 'Certificates',
    crumb: 'Letters of appointment · post cards',
    meta: 'Each carries a code by which any phone can tell that the school issued it',
    kind: 'What to print',
    kinds: { appointment: 'Letters', 'post-card': 'Post cards', honour: 'Certificates' },
    post: 'Which post',
    all: 'All posts',
    list: (count: number) => (count === 1 ? '1 child at a post' : `${count} children at posts`),
    columns: { select: 'Choose', name: 'Name', class: 'Class', post: 'Post', span: 'Term of office' },
    selectAll: 'Choose all',
    chosen: (count: number) => `${count} chosen`,
    span: (from: string, to: string) => (to ? `${from} to ${to}` : `from ${from}`),
    stock: 'On what paper',
    stocks: { plain: 'Plain paper', printed: 'Paper with a printed frame' },
    stockHint:
      'On printed paper only the text and the code are printed. Print one on plain paper, hold both against the light, and enter the difference here.',
    right: 'To the right (mm)',
    down: 'Down (mm)',
    print: (count: number) => `Print ${count}`,
    nobody: {
      title: 'Nobody is at a post yet',
      text: 'Once children are appointed, letters and post cards can be printed here.',
    },
    onlyLead: 'The programme lead issues letters of appointment.',
    preview: 'How it looks',
    localhost:
      'Other phones cannot open this address. Open the office by the school’s address before printing.',
    tooMany: 'At most 400 at once: choose a part first.',
    sheet: {
      to: '',
      appointed: 'Having applied, trained and served on trial, you are appointed in the service society as',
      quoted: (post: string) => ` “${post}”`,
      term: (from: string, to: string) =>
        to ? `, from ${month(from)} to ${month(to)}.` : `, from ${month(from)} on.`,
      wish: 'May you meet people with kindness and do things truly.',
      scan: 'Scan to check',
      society: 'Shanzhen service society',
      seal: '善真服务社印',
      date: (date: string) => day(date),
      square: (name: string) => `Code of ${name}`,
      card: 'Post card',
    },
  },
)
