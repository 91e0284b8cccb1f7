import { defineWords } from '../../../i18n/messages.ts'

export const picturesWords = defineWords(
  {
    heading: '作品照片',
    note: '最多三张',
    rule: '只拍作品，不拍孩子的脸。照片只存在学校的服务器上，不进平板，也不留在手机里。',
    add: '加一张',
    remove: '删掉这张',
    picture: (index: number) => `第 ${index} 张照片`,
    offline: '照片要联网才能看和传。文字记录照常存在手机里；照片等有网络时再来加。',
    faults: {
      'not-a-jpeg': '这个文件不是照片，换一张试试。',
      'too-large': '这张照片太大，没有收下。',
      'too-many': '已经有三张了，先删掉一张。',
      other: '没有传上去，过一会儿再试。',
    },
    added: '照片已存到学校服务器',
    removed: '照片已删掉',
  },
  {
    heading: 'Pictures of the work',
    note: 'Three at most',
    rule: 'Of the work only, not of faces. Pictures stay on the school’s server: not on tablets, not on this phone.',
    add: 'Add one',
    remove: 'Delete this picture',
    picture: (index: number) => `Picture ${index}`,
    offline: 'Pictures need the network. The lines are kept on the phone as usual; add pictures once online.',
    faults: {
      'not-a-jpeg': 'This file is not a picture; try another.',
      'too-large': 'This picture is too large and was not taken.',
      'too-many': 'There are three already; delete one first.',
      other: 'It was not sent; try again in a while.',
    },
    added: 'The picture is on the school’s server',
    removed: 'The picture is deleted',
  },
)
