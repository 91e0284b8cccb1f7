/**
 * Being an app on the home screen: whether this page already is one, whether the browser can make it one, and the
 * systems on which only the person can. iOS keeps the storage of a home-screen app apart from Safari's, so there
 * pairing and logging in belong inside the installed app.
 */
import { computed, shallowRef } from 'vue'

type InstallPrompt = Event & {
  prompt: () => Promise<unknown>
  readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

const prompt = shallowRef<InstallPrompt | null>(null)

/** True while the browser would ask the person to install the app. */
export const canInstall = computed(() => prompt.value !== null)

/** Called once at start: the browser offers to install early, and only once. */
export function watchForInstall(target: EventTarget = window): void {
  target.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    prompt.value = event as InstallPrompt
  })
  target.addEventListener('appinstalled', () => {
    prompt.value = null
  })
}

/** Shows the browser's own question; true when the person said yes. A prompt can be shown once. */
export async function askToInstall(): Promise<boolean> {
  const asked = prompt.value
  if (!asked) return false
  prompt.value = null
  await asked.prompt()
  return (await asked.userChoice).outcome === 'accepted'
}

const appModes = ['standalone', 'fullscreen', 'minimal-ui', 'window-controls-overlay']

/** Opened from the home screen or as a window of its own. */
export function isInstalledApp(): boolean {
  if ((navigator as { standalone?: boolean }).standalone === true) return true
  return appModes.some((mode) => matchMedia(`(display-mode: ${mode})`).matches)
}

/** iPadOS calls itself a Mac; a Mac has no touch screen. */
export function isIos(userAgent: string, touchPoints: number): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)
}

/** A tab on iOS: what is kept here, the home-screen app will not find. */
export const mustInstallFirst = (): boolean =>
  isIos(navigator.userAgent, navigator.maxTouchPoints) && !isInstalledApp()
