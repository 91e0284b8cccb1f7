// `?page=foundations` and so on; `?theme=dark` for the phones' dark theme.
import { createApp } from 'vue'
import '../../../../src/client/styles/index.css'
import { asked } from './asked.ts'
import FoundationsPage from './FoundationsPage.vue'
import KioskAskPage from './KioskAskPage.vue'
import KioskPage from './KioskPage.vue'
import OfficePage from './OfficePage.vue'
import PhonePage from './PhonePage.vue'

const pages = {
  foundations: FoundationsPage,
  kiosk: KioskPage,
  ask: KioskAskPage,
  phone: PhonePage,
  office: OfficePage,
}
if (asked('theme') === 'dark') document.documentElement.dataset['theme'] = 'dark'
const page = asked('page') as keyof typeof pages | null
createApp(pages[page ?? 'foundations']).mount('#app')
