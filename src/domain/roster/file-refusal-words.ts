import type { ReasonLanguage, ReasonWords } from './reason-words.ts'
import type { FileRefusal } from './reasons.ts'

const words = (what: string, hint: string): ReasonWords => ({ what, hint })

/** A file that could not be read at all. Nothing of it is kept. */
export const fileRefusalWords: Readonly<Record<ReasonLanguage, Readonly<Record<FileRefusal, ReasonWords>>>> =
  {
    zh: {
      'too-large': words('文件超过 2 MB', '花名册不会这么大。请删掉图片和多余的表，再试一次。'),
      'unsupported-extension': words(
        '不是能读的格式',
        '请用 .xlsx、.xls 或 .csv；WPS 的 .et 请另存为 .xlsx。',
      ),
      'name-differs-from-content': words(
        '文件名和内容对不上',
        '扩展名可能改过。请用表格软件打开，另存为 .xlsx。',
      ),
      'not-a-spreadsheet': words('这不是表格文件', '请选花名册的表格文件。'),
      'web-page': words(
        '这其实是网页，只是名字像表格',
        '有的系统这样导出。请用表格软件打开它，另存为 .xlsx。',
      ),
      encrypted: words('文件有密码', '请在表格软件里去掉密码，再试一次。'),
      damaged: words('文件不完整或已损坏', '可能没有传完。请重新导出或重新复制一份。'),
      'expands-too-much': words('文件展开后太大', '小小的文件里装了太多内容，不像花名册，没有读。'),
      'took-too-long': words('文件读得太久', '可能有非常复杂的格式。请把名单复制到一个新表格里，再试一次。'),
      'too-many-rows': words('行数太多', '一张表最多 5000 行。请只留下名单。'),
      'too-many-columns': words('列数太多', '一张表最多 200 列。请只留下名单。'),
      'too-many-sheets': words('工作表太多', '一个文件最多 80 张表。请分成几个文件。'),
      busy: words('正在读别的文件', '请过一会儿再试。'),
      'no-header-row': words('没有找到表头', '表里要有一行写着“姓名”“班级”等列名。'),
    },
    en: {
      'too-large': words(
        'The file is larger than 2 MB',
        'No student list is. Remove pictures and other sheets and try again.',
      ),
      'unsupported-extension': words(
        'This format cannot be read',
        'Use .xlsx, .xls or .csv; save an .et file of WPS as .xlsx.',
      ),
      'name-differs-from-content': words(
        'Name and content of the file do not agree',
        'The ending may have been changed. Open it in a spreadsheet program and save it as .xlsx.',
      ),
      'not-a-spreadsheet': words('This is no spreadsheet', 'Choose the file with the student list.'),
      'web-page': words(
        'This is a web page with the name of a spreadsheet',
        'Some systems export like this. Open it in a spreadsheet program and save it as .xlsx.',
      ),
      encrypted: words(
        'The file has a password',
        'Remove the password in a spreadsheet program and try again.',
      ),
      damaged: words(
        'The file is incomplete or damaged',
        'Perhaps it was not copied whole. Export or copy it again.',
      ),
      'expands-too-much': words(
        'The file unfolds to too much',
        'So much in so small a file is no student list; it was not read.',
      ),
      'took-too-long': words(
        'Reading the file took too long',
        'Copy the list into a new spreadsheet and try again.',
      ),
      'too-many-rows': words('Too many rows', 'A sheet may have 5,000. Leave only the list in it.'),
      'too-many-columns': words('Too many columns', 'A sheet may have 200. Leave only the list in it.'),
      'too-many-sheets': words('Too many sheets', 'A file may have 80. Split it.'),
      busy: words('Other files are being read', 'Please try again in a moment.'),
      'no-header-row': words(
        'No header was found',
        'One row has to say 姓名 (name), 班级 (class) and so on.',
      ),
    },
  }
