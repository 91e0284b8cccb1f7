import { defineWords } from '../../../i18n/messages.ts'

export const pairWords = defineWords(
  {
    subtitle: '把这台设备连到学校',
    code: {
      title: '输入 8 位配对码',
      text: '办公室的电脑上，点“配对新设备”就能看到',
      label: '配对码，8 位',
      hint: '不分大小写；十分钟内有效，只能用一次',
      steps: [
        '请老师打开办公室电脑上的平板一页',
        '选好这台设备派给哪个班、哪个场馆',
        '把屏幕上的 8 位输进来，电脑上点一次“是它”',
      ],
      missing: (count: number) => `还差 ${count} 位`,
      go: '配对',
      going: '正在配对',
    },
    scan: {
      title: '或者扫一扫',
      text: '对准电脑屏幕上的方格',
      open: '打开镜头',
      close: '关掉镜头',
      camera: '镜头里的画面',
      other: '这个方格不是配对用的。请对准电脑屏幕上的那一个。',
      denied: '浏览器没有让我们用镜头。请在地址栏的设置里打开，或者输入 8 位配对码。',
      none: '没有找到镜头。请输入 8 位配对码。',
      broken: '镜头打不开，可能别的应用正在用。请输入 8 位配对码。',
    },
    foot: '配对以后，这台设备只看得到派给它的班级或场馆',
    isStaff: '这台设备现在有老师登录着。配对以后它就是给孩子用的平板，老师要用时请换自己的手机。',
    unsent: (count: number) => `还有 ${count} 条没上传的记录。请先连上网络等它们传完，再配对。`,
    problems: {
      wrong: '配对码不对，或者已经用过、过了时间。请看着电脑再输一遍。',
      many: '试的次数太多了。请过十分钟，再换一个新的配对码。',
      gone: '电脑上没有点“是它”，或者已经过了时间。请换一个新的配对码。',
    },
    waiting: {
      title: '在电脑上点“是它”',
      text: '电脑上会出现这台设备。看看四个数字一样，就点“是它”。',
      match: '这台设备的四个数字',
      device: (label: string) => `电脑上叫它：${label}`,
      offline: '网络断了一下，连上就继续等。',
      cancel: '不等了，重新输入',
    },
    paired: {
      title: '配对好了',
      uses: {
        'class-tablet': '班级平板。里面有本班的姓名、拼音、座号、图案和这学期的分与章，没有评价。',
        'place-tablet': '场馆平板。里面只有来这里值岗或盖章的同学。',
        board: '大屏。只显示总数，没有姓名排名。',
      },
      kept: '浏览器答应一直留着这些数据。',
      notKept: '浏览器没有答应一直留着数据。装到桌面、常常打开，就不容易被清掉；没上传的记录请尽早连网。',
      go: '开始使用',
      install: '装到桌面',
      soon: (seconds: number) => `${seconds} 秒后自动开始`,
    },
  },
  {
    subtitle: 'Connect this device to the school',
    code: {
      title: 'Enter the 8-character code',
      text: 'On the office computer, "Pair a new device" shows it',
      label: 'Pairing code, 8 characters',
      hint: 'Capitals do not matter; valid for ten minutes, once',
      steps: [
        'A teacher opens the page Tablets on the office computer',
        'and chooses the class or place for this device',
        'Enter the 8 characters here, then "That is it" on the computer',
      ],
      missing: (count) => `${count} more`,
      go: 'Pair',
      going: 'Pairing',
    },
    scan: {
      title: 'Or scan',
      text: "Point at the square on the computer's screen",
      open: 'Open the camera',
      close: 'Close the camera',
      camera: 'What the camera sees',
      other: "This square is not for pairing. Please point at the one on the computer's screen.",
      denied: 'The browser did not allow the camera. Allow it beside the address, or enter the 8 characters.',
      none: 'No camera was found. Please enter the 8 characters.',
      broken: 'The camera does not open; another app may be using it. Please enter the 8 characters.',
    },
    foot: 'After pairing, this device sees only the class or place it is for',
    isStaff:
      'A teacher is logged in on this device. After pairing it is a tablet for children; teachers then use their own phones.',
    unsent: (count) =>
      `${count} record(s) are not uploaded yet. Please connect and let them upload before pairing.`,
    problems: {
      wrong:
        'The code is wrong, or it has been used or is too old. Please look at the computer and enter it again.',
      many: 'Too many tries. Please wait ten minutes and take a new code.',
      gone: '"That is it" was not chosen on the computer, or time ran out. Please take a new code.',
    },
    waiting: {
      title: 'Choose "That is it" on the computer',
      text: 'The computer now shows this device. If the four digits are the same, choose "That is it".',
      match: 'The four digits of this device',
      device: (label) => `On the computer it is called: ${label}`,
      offline: 'The network is gone for a moment; it goes on when it is back.',
      cancel: 'Stop waiting, enter a code',
    },
    paired: {
      title: 'Paired',
      uses: {
        'class-tablet':
          "Tablet of a class. It keeps the class's names, pinyin, seats, pictures and this term's points and stamps, no evaluations.",
        'place-tablet': 'Tablet of a place. It keeps only the children who serve or collect a stamp here.',
        board: 'Hall screen. It shows totals, no ranking of names.',
      },
      kept: 'The browser has agreed to keep this data.',
      notKept:
        'The browser has not promised to keep this data. Installed and used often, it is less likely to be cleared; please connect early with unsent records.',
      go: 'Start',
      install: 'Install as an app',
      soon: (seconds) => `Starts by itself in ${seconds} s`,
    },
  },
)
