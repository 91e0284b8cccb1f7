/** Windows, macOS, and the Linux desktops that schools have (统信 UOS, 麒麟, Debian). */
import type { System } from './system.ts'
import { zhEn } from './system.ts'

export const windows: System = {
  id: 'windows',
  name: zhEn('Windows 电脑、一体机、电子白板', 'Windows computers and whiteboards'),
  before: zhEn(
    '把 shanzhen-root.crt 拷到电脑上，例如 D:\\。装在“本地计算机”里，这台电脑的所有账号都认；Edge、Chrome 都用它，新版 Firefox 也用它。带还原卡的教室电脑要先关还原再装。',
    'Copy shanzhen-root.crt to the computer, for example to D:\\. In the machine store it counts for every account, in Edge, Chrome and recent Firefox. On machines that reset their disk, turn the reset off first.',
  ),
  steps: [
    {
      words: zhEn(
        '在“开始”上点右键，选“终端（管理员）”或“命令提示符（管理员）”。',
        'Right-click Start, choose Terminal (Admin) or Command Prompt (Admin).',
      ),
      screen: {
        shape: 'window',
        title: zhEn('开始', 'Start'),
        lines: [
          { text: zhEn('文件资源管理器', 'File Explorer') },
          { text: zhEn('终端（管理员）', 'Terminal (Admin)'), mark: true },
        ],
      },
    },
    {
      words: zhEn('输入这一行，回车：', 'Type this line and press Enter:'),
      screen: {
        shape: 'terminal',
        title: zhEn('管理员：终端', 'Administrator: Terminal'),
        commands: ['> certutil -addstore -f Root D:\\shanzhen-root.crt', 'CertUtil: -addstore'],
      },
    },
    {
      words: zhEn(
        '不想敲命令：双击 shanzhen-root.crt，点“安装证书”，选“本地计算机”，再选“受信任的根证书颁发机构”。',
        'Or without a command: double-click shanzhen-root.crt, Install Certificate, Local Machine, then Trusted Root Certification Authorities.',
      ),
      screen: {
        shape: 'window',
        title: zhEn('证书导入向导', 'Certificate Import Wizard'),
        lines: [
          { text: zhEn('存储位置：本地计算机', 'Store location: Local Machine'), mark: true },
          { text: zhEn('受信任的根证书颁发机构', 'Trusted Root Certification Authorities'), mark: true },
        ],
        button: zhEn('完成', 'Finish'),
      },
    },
  ],
  after: zhEn(
    '关掉浏览器再打开，看网址左边有没有锁。',
    'Close the browser, open it again and look for the lock beside the address.',
  ),
}

export const mac: System = {
  id: 'mac',
  name: zhEn('苹果电脑', 'Mac'),
  before: zhEn('把 shanzhen-root.pem 拷到“下载”里。', 'Copy shanzhen-root.pem into Downloads.'),
  steps: [
    {
      words: zhEn(
        '双击它，“钥匙串访问”打开，选“系统”，输入电脑密码。',
        'Double-click it; Keychain Access opens. Choose System and enter the password.',
      ),
      screen: {
        shape: 'window',
        title: zhEn('添加证书', 'Add Certificates'),
        lines: [{ text: zhEn('钥匙串：系统', 'Keychain: System'), mark: true }],
        button: zhEn('添加', 'Add'),
      },
    },
    {
      words: zhEn(
        '双击列表里的 Shanzhen，展开“信任”，选“始终信任”，关上窗口。',
        'Double-click Shanzhen in the list, open Trust, choose Always Trust, close the window.',
      ),
      screen: {
        shape: 'window',
        title: zhEn('Shanzhen …', 'Shanzhen …'),
        lines: [
          { text: zhEn('信任', 'Trust') },
          { text: zhEn('使用此证书时：始终信任', 'When using this certificate: Always Trust'), mark: true },
        ],
      },
    },
    {
      words: zhEn('或者在“终端”里输入这一行：', 'Or type this line in Terminal:'),
      screen: {
        shape: 'terminal',
        title: zhEn('终端', 'Terminal'),
        commands: [
          '$ sudo security add-trusted-cert -d -r trustRoot \\',
          '  -k /Library/Keychains/System.keychain ~/Downloads/shanzhen-root.pem',
        ],
      },
    },
  ],
  after: zhEn('Safari、Chrome、Edge 都认。', 'Safari, Chrome and Edge all accept it.'),
}

export const linux: System = {
  id: 'linux',
  name: zhEn('统信 UOS、麒麟、Linux 桌面', 'Linux desktops (UOS, Kylin, Debian)'),
  before: zhEn('把 shanzhen-root.pem 拷到桌面。', 'Copy shanzhen-root.pem to the desktop.'),
  steps: [
    {
      words: zhEn(
        'Chrome、Edge 和系统浏览器：设置 → 隐私和安全 → 安全 → 管理证书 → 由您安装 → 受信任的证书 → 导入。',
        "Chrome, Edge and the system's browser: Settings, Privacy and security, Security, Manage certificates, Installed by you, Trusted certificates, Import.",
      ),
      screen: {
        shape: 'window',
        title: zhEn('管理证书', 'Manage certificates'),
        lines: [
          { text: zhEn('由您安装', 'Installed by you'), mark: true },
          { text: zhEn('受信任的证书', 'Trusted certificates') },
        ],
        button: zhEn('导入', 'Import'),
      },
    },
    {
      words: zhEn('版本较旧、没有这一页：', 'Older versions without that page:'),
      screen: {
        shape: 'terminal',
        title: zhEn('终端', 'Terminal'),
        commands: [
          '$ sudo apt install libnss3-tools',
          '$ mkdir -p ~/.pki/nssdb',
          '$ certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n Shanzhen \\',
          '  -i shanzhen-root.pem',
        ],
      },
    },
  ],
  after: zhEn('每个使用电脑的账号各装一次。', 'Once for each account that uses the machine.'),
}
