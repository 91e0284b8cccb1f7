/**
 * The pictures of the guides in docs/, drawn from the same steps as the page that a school prints.
 * `npx vitest run test/server/tls/docs-pictures.test.ts -u` draws them anew.
 */
import { SYSTEMS } from '../../../src/server/tls/install-guide/page.ts'
import { drawScreen } from '../../../src/server/tls/install-guide/screen.ts'
import type { Language, Screen } from '../../../src/server/tls/install-guide/screen.ts'
import { zhEn } from '../../../src/server/tls/install-guide/system.ts'

const GAP = 14
const NUMBER = 30

/** File name without ending → the screens that stand side by side in it. */
export function docsPictures(): ReadonlyMap<string, readonly Screen[]> {
  const trust = SYSTEMS.map(({ id, steps }) => {
    const screens = steps.flatMap(({ screen }) => (screen ? [screen] : []))
    return [`trust-on-${id}`, screens] as const
  })
  return new Map([...trust, ...Object.entries(START_WITH_THE_MACHINE)])
}

/** The screens in a row, numbered as the steps beside them are. */
export function drawRow(screens: readonly Screen[], language: Language): string {
  const drawn = screens.map((screen) => drawScreen(screen, language))
  const sizes = drawn.map((svg) => ({ width: numberIn(svg, 'width'), height: numberIn(svg, 'height') }))
  const height = NUMBER + Math.max(...sizes.map((size) => size.height))
  let x = 0
  const placed = drawn.map((svg, i) => {
    const at = x
    x += (sizes[i]?.width ?? 0) + GAP
    return badge(i + 1, at + 4) + svg.replace('<svg ', `<svg x="${at}" y="${NUMBER}" `)
  })
  const box = `width="${x - GAP}" height="${height}" viewBox="0 0 ${x - GAP} ${height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${placed.join('\n')}</svg>\n`
}

const numberIn = (svg: string, attribute: string): number =>
  Number(new RegExp(` ${attribute}="(\\d+)"`).exec(svg)?.[1])

/** White on the primary colour, so that it reads on a light and on a dark page. */
const badge = (number: number, x: number): string =>
  `<rect x="${x}" y="2" width="26" height="22" rx="6" fill="#1F404A" stroke="#FAF7F0"/>` +
  `<text x="${x + 13}" y="18" font-size="14" font-weight="600" font-family="sans-serif" text-anchor="middle" fill="#FFFFFF">${number}</text>`

const START_WITH_THE_MACHINE: Record<string, readonly Screen[]> = {
  'windows-task': [
    {
      shape: 'window',
      title: zhEn('开始（右键）', 'Start (right-click)'),
      lines: [
        { text: zhEn('文件资源管理器', 'File Explorer') },
        { text: zhEn('终端（管理员）', 'Terminal (Admin)'), mark: true },
      ],
    },
    {
      shape: 'terminal',
      title: zhEn('管理员：终端', 'Administrator: Terminal'),
      commands: ['PS> Register-ScheduledTask -TaskName Shanzhen ...', 'TaskName   State', 'Shanzhen   Ready'],
    },
    {
      shape: 'window',
      title: zhEn('任务计划程序', 'Task Scheduler'),
      lines: [
        { text: zhEn('Shanzhen    正在运行', 'Shanzhen    Running'), mark: true },
        { text: zhEn('触发器：系统启动时', 'Trigger: At startup') },
        { text: zhEn('账号：LOCAL SERVICE', 'Account: LOCAL SERVICE') },
      ],
    },
  ],
  'windows-sleep': [
    {
      shape: 'window',
      title: zhEn('设置 › 系统 › 电源', 'Settings › System › Power'),
      lines: [
        { text: zhEn('接通电源时，进入睡眠：从不', 'When plugged in, sleep: Never'), mark: true },
        { text: zhEn('接通电源时，休眠：从不', 'When plugged in, hibernate: Never'), mark: true },
        { text: zhEn('屏幕：10 分钟后关', 'Screen: off after 10 minutes') },
      ],
    },
    {
      shape: 'window',
      title: zhEn('BIOS 设置', 'BIOS set-up'),
      lines: [
        { text: zhEn('来电后：自动开机', 'After power failure: Power On'), mark: true },
        { text: zhEn('定时开机：6:30', 'Wake up at: 6:30') },
      ],
    },
  ],
  'windows-bitlocker': [
    {
      shape: 'window',
      title: zhEn('BitLocker 驱动器加密', 'BitLocker Drive Encryption'),
      lines: [
        { text: zhEn('C:  BitLocker 已启用', 'C:  BitLocker on') },
        { text: zhEn('D:  启用 BitLocker', 'D:  Turn on BitLocker'), mark: true },
      ],
    },
    {
      shape: 'window',
      title: zhEn('备份恢复密钥', 'Back up the recovery key'),
      lines: [
        { text: zhEn('保存到文件', 'Save to a file') },
        { text: zhEn('打印恢复密钥', 'Print the recovery key'), mark: true },
      ],
      button: zhEn('下一步', 'Next'),
    },
  ],
}
