/** What `npm run certificate` prints. Chinese first, English under it. */
import { dayOf } from './day-of.ts'
import { addressesOf } from './install-guide/page.ts'
import type { MadeCertificate } from './make-certificate.ts'
import type { Words } from './words.ts'

export const CHECK_MARKS = {
  fine: '[好 ok]',
  look: '[看一看 look]',
  wrong: '[要处理 fix]',
} as const

export function sayWhatWasMade(made: MadeCertificate, port: number): string[] {
  const next = made.rootIsNew ? [NEXT_TITLE, ...NEXT_STEPS.map(toLines)] : [DEVICES_NEED_NOTHING]
  return [
    made.rootIsNew ? ROOT_MADE : ROOT_KEPT,
    ...(made.putAway ? [PUT_AWAY(made.putAway)] : []),
    line('服务器证书管', 'Server certificate for', [...made.names.dns, ...made.names.ips].join('  ')),
    line('有效到', 'valid until', `${dayOf(made.expires)}（服务器自己换新 renews itself）`),
    line('根证书只能管', 'the root may vouch for', [...made.limits.dns, ...made.limits.ranges].join('  ')),
    line('根证书有效到', 'root valid until', dayOf(made.rootExpires)),
    line('根证书指纹', 'root fingerprint', made.fingerprint),
    '',
    FILES_TITLE,
    `  ${made.files.guide}\n      带图的安装步骤，可以打印 / pictured steps, to print`,
    `  ${made.files.rootDer}\n      给 Windows、安卓、鸿蒙 / for Windows, Android, HarmonyOS`,
    `  ${made.files.rootProfile}\n      给 iPad、iPhone / for iPad, iPhone`,
    `  ${made.files.rootPem}\n      给苹果电脑、Linux / for Mac, Linux`,
    KEYS_STAY(made.files.folder),
    '',
    ...next,
    '',
    OPEN(addressesOf({ names: made.names, port }).join('  ')),
  ]
}

const line = (zh: string, en: string, value: string): string => `  ${zh} / ${en}:\n      ${value}`
const toLines = ({ zh, en }: Words): string => `  · ${zh}\n    ${en}`

const ROOT_MADE = `学校的根证书和服务器证书做好了。
The school's root and the server's certificate are made.`
const ROOT_KEPT = `服务器证书换新了；学校的根证书没有变。
The server's certificate is renewed; the school's root is the same.`
const PUT_AWAY = (path: string) => `  旧的收在 / the old ones are in:\n      ${path}`
const FILES_TITLE = '要发到设备上的文件 / files to hand out:'
const KEYS_STAY = (folder: string) =>
  `  私钥（private）留在 ${folder}，不要拷走；和数据一起备份。
  The keys (private) stay in ${folder}; never hand them out; back them up with the data.`
const NEXT_TITLE =
  "在学校自己的每台设备上做一次（不要请家长做）/ once on each of the school's own devices (never families'):"
const DEVICES_NEED_NOTHING = `装过根证书的设备不用动；正在运行的服务器一分钟内自己换上。
Devices that have the root need nothing; a running server takes the new certificate up within a minute.`
const OPEN = (addresses: string) =>
  `重新启动服务器后，用这些网址打开 / after restarting the server, open:\n  ${addresses}`

const NEXT_STEPS: readonly Words[] = [
  {
    zh: 'Windows（管理员终端）：certutil -addstore -f Root shanzhen-root.crt',
    en: 'Windows (Terminal as administrator): certutil -addstore -f Root shanzhen-root.crt',
  },
  {
    zh: '安卓：设置 → 安全 → 更多安全设置 → 加密与凭据 → 安装证书 → CA 证书 → 选 shanzhen-root.crt',
    en: 'Android: Settings, Security, More security settings, Encryption & credentials, Install a certificate, CA certificate, shanzhen-root.crt',
  },
  {
    zh: '鸿蒙：设置 → 隐私和安全 → 高级 → 证书与凭据 → 从存储设备安装 → CA 证书',
    en: 'HarmonyOS: Settings, Privacy & security, Advanced, Certificates & credentials, Install from storage, CA certificate',
  },
  {
    zh: 'iPad：打开 shanzhen-root.mobileconfig → 设置里“已下载描述文件”→ 安装；再到 通用 → 关于本机 → 证书信任设置，打开开关',
    en: 'iPad: open shanzhen-root.mobileconfig, Settings, Profile Downloaded, Install; then General, About, Certificate Trust Settings, switch it on',
  },
  {
    zh: '苹果电脑：双击 shanzhen-root.pem，加到“系统”钥匙串，信任设成“始终信任”',
    en: 'Mac: double-click shanzhen-root.pem, add it to the System keychain, set Trust to Always Trust',
  },
  {
    zh: 'Linux、统信、麒麟：浏览器的“管理证书”里导入 shanzhen-root.pem',
    en: "Linux: import shanzhen-root.pem in the browser's Manage certificates",
  },
]

export const USAGE: Words = {
  zh: `用法：npm run certificate -- [选项]
  --name school.local       设备用的名字，可以写几个（不写：这台电脑的名字）
  --ip 192.168.1.10         设备用的地址，可以写几个（不写：这台电脑的校内地址）
  --these-addresses-only    根证书只管这几个地址（不写：管所有校内网段，以后换地址不用重装）
  --new-root                重做根证书，每台设备都要重新安装
  --check                   只检查，不改动
  --public-dns 223.5.5.5    检查时再问一次校外的域名服务器
  数据文件夹用环境变量 DATA_DIR（不写：./data）`,
  en: `Usage: npm run certificate -- [options]
  --name school.local       a name that devices use, may be repeated (default: this machine's)
  --ip 192.168.1.10         an address that devices use, may be repeated (default: this machine's private ones)
  --these-addresses-only    the root vouches for these addresses alone (default: all private networks)
  --new-root                make another root; every device must install it
  --check                   look, change nothing
  --public-dns 223.5.5.5    with --check: ask a DNS server outside of the school too
  The data folder is DATA_DIR (default: ./data)`,
}
export const BAD_FLAG: Words = {
  zh: '有一个选项看不懂。',
  en: 'An option was not understood.',
}
export const NOTHING_TO_CHECK: Words = {
  zh: '还没有证书。先运行 npm run certificate，或者设好 TLS_CERT 和 TLS_KEY。',
  en: 'There is no certificate yet. Run npm run certificate, or set TLS_CERT and TLS_KEY.',
}
export const GIVEN_WINS: Words = {
  zh: '注意：已经设了 TLS_CERT，服务器会用那一个，不用这里做的。',
  en: 'Note: TLS_CERT is set; the server uses that certificate, not the one made here.',
}
export const OTHER_ACCOUNT = (dataDir: string, uid: number): Words => ({
  zh: `${dataDir} 属于另一个账号（编号 ${uid}）。请用运行服务器的那个账号来做，不然服务器读不到：sudo -u '#${uid}' npm run certificate`,
  en: `${dataDir} belongs to another account (number ${uid}). Run this as the server's account, or the server could not read the files: sudo -u '#${uid}' npm run certificate`,
})
export const NO_ACCESS = (path: string, code: string): Words => ({
  zh: `读不了或写不了 ${path}（${code}）。请看看磁盘是不是满了，这个账号有没有权限。`,
  en: `Cannot read or write ${path} (${code}). Is the disk full, or the folder closed to this account?`,
})
