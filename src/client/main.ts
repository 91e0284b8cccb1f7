/** The composition root: who is at home here, their database, the router, the app. */
import { createPinia } from 'pinia'
import { type Component, createApp } from 'vue'
import './styles/index.css'
import App from './App.vue'
import { workplaceKey } from './commands/workplace.ts'
import { homeKey, openHome } from './home/home.ts'
import { rememberedIdentity } from './home/identity.ts'
import { locale, setLocale } from './i18n/messages.ts'
import { type InAppBrowser, inAppBrowser } from './pwa/in-app-browser.ts'
import { watchForInstall } from './pwa/install.ts'
import { registerServiceWorker } from './pwa/register.ts'
import { makeRouter } from './router.ts'

async function start(): Promise<void> {
  setLocale(locale.value)
  watchForInstall()
  const chatApp = inAppBrowser(navigator.userAgent)
  if (chatApp) return showWayOut(chatApp)
  const identity = rememberedIdentity()
  const app = createApp(App).use(createPinia())
  if (identity) {
    const home = await app.runWithContext(() => openHome(identity))
    app.provide(homeKey, home).provide(workplaceKey, home.workplace)
  }
  app.use(makeRouter(() => identity))
  app.mount('#app')
  void registerServiceWorker()
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
