/** 三(2)班 of the drawings: forty-two children with their readings. All names are invented. */
import type { RecordRow } from '../../../../src/domain/records/record.schema.ts'
import { aStudent, childOf } from '../../../support/builders/index.ts'

export const theClass = 'class-2024-2'

const children = `安知远 ān zhī yuǎn,白若溪 bái ruò xī,曹一禾 cáo yī hé,陈予安 chén yǔ ān,程星野 chéng xīng yě,
邓可欣 dèng kě xīn,丁皓然 dīng hào rán,方晓棠 fāng xiǎo táng,冯嘉树 féng jiā shù,高语桐 gāo yǔ tóng,
顾清和 gù qīng hé,郭子衿 guō zǐ jīn,韩沐晨 hán mù chén,何一鸣 hé yī míng,胡安琪 hú ān qí,黄亦辰 huáng yì chén,
江听雨 jiāng tīng yǔ,李念慈 lǐ niàn cí,林小满 lín xiǎo mǎn,刘予墨 liú yǔ mò,罗心悦 luó xīn yuè,马思齐 mǎ sī qí,
孟繁星 mèng fán xīng,钱多朵 qián duō duǒ,沈知微 shěn zhī wēi,宋嘉禾 sòng jiā hé,苏沐白 sū mù bái,唐果 táng guǒ,
王梓睿 wáng zǐ ruì,魏来 wèi lái,吴桐 wú tóng,谢朵 xiè duǒ,徐知夏 xú zhī xià,杨帆 yáng fān,叶蓁 yè zhēn,曾乐 zēng lè,
张一诺 zhāng yī nuò,赵清越 zhào qīng yuè,郑好 zhèng hǎo,钟子墨 zhōng zǐ mò,周可心 zhōu kě xīn,朱屿 zhū yǔ`

const pictures = [
  '太阳',
  '月亮',
  '星星',
  '雨伞',
  '铃铛',
  '铅笔',
  '蜗牛',
  '书本',
  '帆船',
  '灯塔',
  '钥匙',
  '杯子',
]

export const names = children.split(',').map((child) => child.trim().split(' ')[0] ?? '')
export const idOf = (name: string): string => childOf(theClass, names.indexOf(name) + 1)

export const theChildren = (): RecordRow[] =>
  children.split(',').map((child, index) => {
    const [name = '', ...pinyin] = child.trim().split(' ')
    const consent = name === '钱多朵' ? ('paper' as const) : ('electronic' as const)
    const symbol = pictures[index % pictures.length] ?? '太阳'
    return aStudent(childOf(theClass, index + 1), {
      name,
      pinyin,
      symbol,
      consent,
      class: theClass,
      seat: index + 1,
    })
  })
