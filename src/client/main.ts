/**
 * The composition root: who is at home here, their database, their screens. A paired tablet gets the kiosk and nothing
 * else: it has one screen and no addresses, so the router never reaches it.
 */
import { type App, type Component, createApp } from 'vue'
import './styles/index.css'
import { workplaceKey } from './commands/workplace.ts'
import type { Identity } from './db/open-database.ts'
import { homeKey, openHome } from './home/home.ts'
import { rememberedIdentity, tabletOnDisk } from './home/identity.ts'
import { locale, setLocale } from './i18n/messages.ts'
import { type InAppBrowser, inAppBrowser } from './pwa/in-app-browser.ts'
import { watchForInstall } from './pwa/install.ts'

async function start(): Promise<void> {
  setLocale(locale.value)
  if (/^\/verify\/?$/.test(location.pathname)) return showVerify()
  watchForInstall()
  const chatApp = inAppBrowser(navigator.userAgent)
  if (chatApp) return showWayOut(chatApp)
  const identity = rememberedIdentity() ?? (await tabletOnDisk())
  // The home opens while the screens' own files are still being read: neither waits for the other.
  const [app, home] = await Promise.all([screensOf(identity), identity && openHome(identity)])
  if (home) app.provide(homeKey, home).provide(workplaceKey, home.workplace)
  app.mount('#app')
  keepWorking()
}

/** Not before the first screen; what fails here is tried again at the next start. */
function keepWorking(): void {
  void import('./pwa/register.ts').then((pwa) => pwa.registerServiceWorker()).catch(() => undefined)
}

/** 证书核验 is for any phone, inside a chat app too: it keeps nothing but the school's public key. */
async function showVerify(): Promise<void> {
  const { default: VerifyApp } = await import('./features/verify/VerifyApp.vue')
  showAlone(VerifyApp, {})
  keepWorking()
}

async function screensOf(identity: Identity | null): Promise<App> {
  if (identity?.kind === 'device' && /^\/kiosk\/?$/.test(location.pathname)) {
    const { default: KioskApp } = await import('./features/kiosk/KioskApp.vue')
    return createApp(KioskApp)
  }
  const { addressedApp } = await import('./router.ts')
  return addressedApp(identity)
}

/** Inside a chat app nothing could be kept: no login, no writing, only the way into a browser. */
async function showWayOut(app: InAppBrowser): Promise<void> {
  const { default: InAppGuide } = await import('./features/welcome/InAppGuide.vue')
  showAlone(InAppGuide, { app })
}

/** A store that does not open is no reason for an empty page: it says why, and what was recorded stays where it is. */
async function showStoreTrouble(error: unknown): Promise<void> {
  const { default: StoreTrouble } = await import('./features/welcome/StoreTrouble.vue')
  const { name, inner } = error as { name?: string; inner?: { name?: string } }
  showAlone(StoreTrouble, { reason: inner?.name ?? name ?? '' })
}

const showAlone = (page: Component, props: Record<string, unknown>) =>
  void createApp(page, props).mount('#app')

start().catch(showStoreTrouble)
