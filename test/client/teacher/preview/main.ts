// The teacher's real screens on a real database filled with an invented school; there is no server behind it.
// `?as=staff-li&theme=dark&locale=en&empty`; `updateIsReady()` in the console.
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createRouter, createWebHistory, RouterView } from 'vue-router'
import '../../../../src/client/styles/index.css'
import { workplaceKey } from '../../../../src/client/commands/workplace.ts'
import { metaRow } from '../../../../src/client/db/database.ts'
import { openDatabase } from '../../../../src/client/db/open-database.ts'
import { homeKey, openHome } from '../../../../src/client/home/home.ts'
import { setLocale } from '../../../../src/client/i18n/messages.ts'
import { updateReady } from '../../../../src/client/pwa/update.ts'
import { SchoolView } from '../../../../src/domain/school/school-view.ts'
import { uuidOf } from '../../../support/builders/index.ts'
import { fillDatabase } from './fill-database.ts'
import { theSchool } from './the-school.ts'

const query = new URLSearchParams(location.search)
const remembered = sessionStorage.getItem('as')
const id = query.get('as') ?? remembered ?? 'staff-chen'
sessionStorage.setItem('as', id)
if (query.has('theme')) localStorage.setItem('shanzhen.theme', query.get('theme') ?? 'auto')
if (query.has('locale')) localStorage.setItem('shanzhen.locale', query.get('locale') ?? 'zh')
setLocale(localStorage.getItem('shanzhen.locale') === 'en' ? 'en' : 'zh')

const identity = { kind: 'staff' as const, id }
const isLoggedOut = location.pathname === '/login'
if (!isLoggedOut) {
  const { db, isNew } = await openDatabase(identity, () => undefined)
  if (isNew && !query.has('empty')) {
    await db.meta.put(metaRow('install', uuidOf('phone')))
    await fillDatabase(db, new SchoolView(theSchool()), theSchool(), id, !query.has('sent'))
  }
  db.close()
}

const page = (load: () => Promise<unknown>) => load as () => Promise<{ default: object }>
const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/teacher/today' },
    { path: '/login', component: { render: () => 'login' } },
    {
      path: '/teacher',
      component: page(() => import('../../../../src/client/features/teacher/TeacherApp.vue')),
      children: [
        {
          path: 'today',
          component: page(() => import('../../../../src/client/features/teacher/today/TodayPage.vue')),
        },
        {
          path: 'class/:class?',
          component: page(() => import('../../../../src/client/features/teacher/class/ClassPage.vue')),
        },
        {
          path: 'child/:student',
          component: page(() => import('../../../../src/client/features/teacher/child/ChildPage.vue')),
        },
        {
          path: 'words',
          component: page(() => import('../../../../src/client/features/teacher/words/WordsPage.vue')),
        },
        {
          path: 'records',
          component: page(() => import('../../../../src/client/features/teacher/records/RecordsPage.vue')),
        },
        {
          path: 'me',
          component: page(() => import('../../../../src/client/features/teacher/me/MePage.vue')),
        },
      ],
    },
  ],
})

const app = createApp(RouterView).use(createPinia())
if (!isLoggedOut) {
  const home = await app.runWithContext(() => openHome(identity))
  app.provide(homeKey, home).provide(workplaceKey, home.workplace)
}
app.use(router)
await router.isReady()
app.mount('#app')
Object.assign(window, { updateIsReady: () => (updateReady.value = true) })
