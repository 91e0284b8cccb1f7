/** Android, HarmonyOS, iPad. Makers rename these pages; each step therefore also says what to search for. */
import type { System } from './system.ts'
import { zhEn } from './system.ts'

const file = zhEn('shanzhen-root.crt', 'shanzhen-root.crt')

export const android: System = {
  id: 'android',
  name: zhEn('安卓平板、手机', 'Android tablets and phones'),
  before: zhEn(
    '先设好锁屏密码（系统要求），把 shanzhen-root.crt 用 U 盘、数据线或校内文件夹拷进平板的“下载”里。安卓 11 起，证书只能在“设置”里手动装，任何应用和链接都代替不了。各家菜单名字略有不同，找不到就在“设置”里搜“CA 证书”。',
    'Set a screen lock first (Android insists) and copy shanzhen-root.crt into Downloads by USB stick, cable or the school share. Since Android 11 only the Settings page installs a root; no app or link can. Makers rename the menus: search Settings for "CA certificate".',
  ),
  steps: [
    {
      words: zhEn(
        '打开“设置”，进“安全与隐私”，再进“更多安全设置”。',
        'Open Settings, Security & privacy, More security settings.',
      ),
      screen: {
        shape: 'tablet',
        title: zhEn('设置', 'Settings'),
        lines: [
          { text: zhEn('显示和亮度', 'Display') },
          { text: zhEn('安全与隐私', 'Security & privacy'), mark: true },
          { text: zhEn('更多安全设置', 'More security settings'), mark: true },
        ],
      },
    },
    {
      words: zhEn(
        '点“加密与凭据”，再点“安装证书”。',
        'Tap Encryption & credentials, then Install a certificate.',
      ),
      screen: {
        shape: 'tablet',
        title: zhEn('加密与凭据', 'Encryption & credentials'),
        lines: [
          { text: zhEn('信任的凭据', 'Trusted credentials') },
          { text: zhEn('安装证书', 'Install a certificate'), mark: true },
          { text: zhEn('清除凭据', 'Clear credentials') },
        ],
      },
    },
    {
      words: zhEn(
        '选“CA 证书”，看完提醒点“仍然安装”。',
        'Choose CA certificate; read the warning and tap Install anyway.',
      ),
      screen: {
        shape: 'tablet',
        title: zhEn('安装证书', 'Install a certificate'),
        lines: [
          { text: zhEn('CA 证书', 'CA certificate'), mark: true },
          { text: zhEn('VPN 和应用用户证书', 'VPN & app user certificate') },
          { text: zhEn('WLAN 证书', 'Wi-Fi certificate') },
        ],
        button: zhEn('仍然安装', 'Install anyway'),
      },
    },
    {
      words: zhEn(
        '选中 shanzhen-root.crt。出现“已安装 CA 证书”就好了。',
        'Pick shanzhen-root.crt. "CA certificate installed" appears.',
      ),
      screen: {
        shape: 'tablet',
        title: zhEn('下载', 'Downloads'),
        lines: [{ text: file, mark: true }, { text: zhEn('花名册.xlsx', 'roster.xlsx') }],
      },
    },
  ],
  after: zhEn(
    '以后通知栏可能写“网络可能会受到监控”：装了学校的证书就会这样写，是正常的。',
    'A notice "Network may be monitored" may stay in the bar: every installed root causes it.',
  ),
}

export const harmony: System = {
  id: 'harmony',
  name: zhEn('华为平板、手机（鸿蒙）', 'Huawei tablets and phones (HarmonyOS)'),
  before: zhEn(
    '先设好锁屏密码，把 shanzhen-root.crt 拷进平板。鸿蒙 4 和更早、鸿蒙 5 以后的菜单不一样，都可以在“设置”里搜“证书”。',
    'Set a screen lock and copy shanzhen-root.crt onto the tablet. HarmonyOS up to 4 and from 5 differ; searching Settings for "certificate" works in both.',
  ),
  steps: [
    {
      words: zhEn(
        '打开“设置”，进“隐私和安全”（鸿蒙 4 叫“安全”），再进“高级”（“更多安全设置”）。',
        'Open Settings, Privacy & security (HarmonyOS 4: Security), Advanced (More security settings).',
      ),
      screen: {
        shape: 'tablet',
        title: zhEn('设置', 'Settings'),
        lines: [
          { text: zhEn('显示和亮度', 'Display') },
          { text: zhEn('隐私和安全', 'Privacy & security'), mark: true },
          { text: zhEn('高级', 'Advanced'), mark: true },
        ],
      },
    },
    {
      words: zhEn(
        '点“证书与凭据”（鸿蒙 4 叫“加密和凭据”），再点“从存储设备安装”。',
        'Tap Certificates & credentials (HarmonyOS 4: Encryption & credentials), Install from storage.',
      ),
      screen: {
        shape: 'tablet',
        title: zhEn('证书与凭据', 'Certificates & credentials'),
        lines: [
          { text: zhEn('受信任的凭据', 'Trusted credentials') },
          { text: zhEn('从存储设备安装', 'Install from storage'), mark: true },
        ],
      },
    },
    {
      words: zhEn(
        '选“CA 证书”，点“继续”，再选中 shanzhen-root.crt。',
        'Choose CA certificate, Continue, then pick shanzhen-root.crt.',
      ),
      screen: {
        shape: 'tablet',
        title: zhEn('选择类型', 'Type'),
        lines: [
          { text: zhEn('CA 证书', 'CA certificate'), mark: true },
          { text: file, mark: true },
        ],
        button: zhEn('继续', 'Continue'),
      },
    },
  ],
  after: zhEn(
    '用华为浏览器打开下面的网址看一看；如果还是提示不安全，请换 Edge 或 Chrome 浏览器再试。',
    'Open the address below in Huawei Browser. If it still warns, try Edge or Chrome.',
  ),
}

export const ipad: System = {
  id: 'ipad',
  name: zhEn('iPad、iPhone', 'iPad and iPhone'),
  before: zhEn(
    '用隔空投送或“文件”把 shanzhen-root.mobileconfig 传到 iPad，点开它，选“允许”。一共两件事：先安装，再打开信任；只做第一件没有用。',
    'Send shanzhen-root.mobileconfig by AirDrop or Files, open it, Allow. Two things are needed: install, then switch on trust; the first alone does nothing.',
  ),
  steps: [
    {
      words: zhEn(
        '打开“设置”，点最上面的“已下载描述文件”。',
        'Open Settings and tap Profile Downloaded at the top.',
      ),
      screen: {
        shape: 'tablet',
        title: zhEn('设置', 'Settings'),
        lines: [
          { text: zhEn('已下载描述文件', 'Profile Downloaded'), mark: true },
          { text: zhEn('无线局域网', 'Wi-Fi') },
          { text: zhEn('通用', 'General') },
        ],
      },
    },
    {
      words: zhEn(
        '核对名称是“善真校内证书”，点“安装”，输入锁屏密码。',
        'Check the name 善真校内证书, tap Install, enter the passcode.',
      ),
      screen: {
        shape: 'tablet',
        title: zhEn('安装描述文件', 'Install Profile'),
        lines: [{ text: zhEn('善真校内证书', '善真校内证书') }, { text: zhEn('未签名', 'Not Signed') }],
        button: zhEn('安装', 'Install'),
      },
    },
    {
      words: zhEn(
        '回到“设置”，进“通用 → 关于本机”，拉到最下面，点“证书信任设置”。',
        'Back in Settings: General, About, at the very bottom Certificate Trust Settings.',
      ),
      screen: {
        shape: 'tablet',
        title: zhEn('关于本机', 'About'),
        lines: [
          { text: zhEn('系统版本', 'Version') },
          { text: zhEn('证书信任设置', 'Certificate Trust Settings'), mark: true },
        ],
      },
    },
    {
      words: zhEn(
        '打开 Shanzhen 旁边的开关，点“继续”。',
        'Switch on the one beside Shanzhen and tap Continue.',
      ),
      screen: {
        shape: 'tablet',
        title: zhEn('证书信任设置', 'Certificate Trust Settings'),
        lines: [{ text: zhEn('Shanzhen …', 'Shanzhen …'), mark: true, toggle: 'on' }],
        button: zhEn('继续', 'Continue'),
      },
    },
  ],
  after: zhEn(
    '写着“未签名”是正常的：描述文件是学校自己做的。',
    '"Not Signed" is expected: the school made the profile itself.',
  ),
}
