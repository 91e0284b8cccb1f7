// `?page=foundations` and so on; `?theme=dark` for the phones' dark theme.
import { createApp } from 'vue'
import '../../../../src/client/styles/index.css'
import FoundationsPage from './FoundationsPage.vue'
import KioskPage from './KioskPage.vue'

const pages = { foundations: FoundationsPage, kiosk: KioskPage }
const query = new URLSearchParams(location.search)
if (query.get('theme') === 'dark') document.documentElement.dataset['theme'] = 'dark'
const page = query.get('page') as keyof typeof pages | null
createApp(pages[page ?? 'foundations']).mount('#app')
