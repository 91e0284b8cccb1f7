import { defineWords } from '../../i18n/messages.ts'

export const verifyWords = defineWords(
  {
    title: '证书核验',
    language: 'English',
    checking: '正在核对',
    genuine: { title: '是本校发的，内容没有改过', text: '请和手上的纸对一对，每一行都应当一样。' },
    altered: {
      title: '内容和学校发的不一样',
      text: '纸上的码被改过，或者没有印完整。请向学校核实。',
    },
    'other-school': {
      title: '不是本校发的',
      text: '这个码是用别的学校的印记签的，本校核不出来。请看纸上印的网址是哪个学校的。',
    },
    unreadable: {
      title: '没有读到证书的码',
      text: '请用手机相机扫纸上的二维码，扫出来的网址会打开这一页。',
    },
    withdrawal: {
      withdrawn: {
        title: '学校已经收回，不再有效',
        text: '签名是真的，内容也没有改过；这张纸后来收回了。请向学校核实。',
      },
      stands: '刚刚问过学校：没有收回。',
      unknown: '现在没有网络，只核了签名。有没有收回，要连上网再看一次。',
    },
    'no-key': {
      title: '现在连不上学校',
      text: '这台手机第一次核验要联网，以后没有网络也能核。请连上网再扫一次。',
    },
    kinds: { appointment: '聘书', 'post-card': '岗位卡', honour: '优秀证书' },
    number: '编号',
    name: '姓名',
    className: '班级',
    subjects: { appointment: '岗位', 'post-card': '岗位', honour: '称号' },
    term: '任期',
    span: (from: string, to: string) => (to ? `${from} 至 ${to}` : `${from} 起`),
    issued: '签发日期',
    school: '学校',
    address: (host: string) => `您正在看的是 ${host}`,
    privacy: '核对在这台手机上做，不上传，也不记录谁核过。',
  },
  {
    title: 'Check a paper',
    language: '中文',
    checking: 'Checking',
    genuine: {
      title: 'Issued by this school and unchanged',
      text: 'Compare it with the paper in your hand: every line should be the same.',
    },
    altered: {
      title: 'Not what the school issued',
      text: 'The code was altered or is not printed whole. Please ask the school.',
    },
    'other-school': {
      title: 'Not issued by this school',
      text: 'The code was signed by another school, which this page cannot check. See whose address is printed on the paper.',
    },
    unreadable: {
      title: 'No code of a paper here',
      text: 'Scan the square on the paper with the phone’s camera: its address opens this page.',
    },
    withdrawal: {
      withdrawn: {
        title: 'Withdrawn by the school, no longer valid',
        text: 'The signature is genuine and nothing was changed; the paper was taken back since. Please ask the school.',
      },
      stands: 'The school was asked just now: it has not been withdrawn.',
      unknown:
        'There is no network, so only the signature was checked. Whether it was withdrawn takes a network to tell.',
    },
    'no-key': {
      title: 'The school cannot be reached now',
      text: 'The first check on this phone needs a network, later ones do not. Connect and scan again.',
    },
    kinds: { appointment: 'Letter of appointment', 'post-card': 'Post card', honour: 'Certificate' },
    number: 'Number',
    name: 'Name',
    className: 'Class',
    subjects: { appointment: 'Post', 'post-card': 'Post', honour: 'Honour' },
    term: 'Term of office',
    span: (from: string, to: string) => (to ? `${from} to ${to}` : `from ${from}`),
    issued: 'Issued',
    school: 'School',
    address: (host: string) => `You are looking at ${host}`,
    privacy: 'The check is made on this phone; nothing is sent, and nobody notes who checked.',
  },
)
