/**
 * Addresses. Each class of screen is a chunk of its own: a tablet loads the kiosk and nothing else. Where nobody is
 * at home in this browser, every address leads to the welcome screen; the address asked for is kept.
 */
import { createPinia } from 'pinia'
import { type App, createApp } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw, RouterView } from 'vue-router'
import type { Identity } from './db/open-database.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Who must be at home in this browser; left out: nobody. */
    home?: Identity['kind']
  }
}

export const routes: RouteRecordRaw[] = [
  { path: '/', redirect: () => ({ name: 'start' }) },
  { path: '/start', name: 'start', component: () => import('./features/welcome/StartPage.vue') },
  { path: '/setup', component: () => import('./features/welcome/SetUpPage.vue') },
  { path: '/login', component: () => import('./features/welcome/LoginPage.vue') },
  { path: '/pair', component: () => import('./features/welcome/PairPage.vue') },
  {
    path: '/kiosk',
    component: () => import('./features/kiosk/KioskApp.vue'),
    meta: { home: 'device' },
  },
  { path: '/board', component: () => import('./features/board/BoardApp.vue'), meta: { home: 'device' } },
  {
    path: '/teacher',
    component: () => import('./features/teacher/TeacherApp.vue'),
    meta: { home: 'staff' },
    children: [
      { path: '', redirect: '/teacher/today' },
      { path: 'today', component: () => import('./features/teacher/today/TodayPage.vue') },
      { path: 'live', component: () => import('./features/teacher/live/LivePage.vue') },
      { path: 'class/:class?', component: () => import('./features/teacher/class/ClassPage.vue') },
      { path: 'child/:student', component: () => import('./features/teacher/child/ChildPage.vue') },
      {
        path: 'recruitment',
        component: () => import('./features/teacher/recruitment/RecruitmentPage.vue'),
      },
      { path: 'evaluation', component: () => import('./features/teacher/evaluation/EvaluationPage.vue') },
      { path: 'training', component: () => import('./features/teacher/training/TrainingPage.vue') },
      { path: 'training/:session', component: () => import('./features/teacher/training/SessionPage.vue') },
      { path: 'words', component: () => import('./features/teacher/words/WordsPage.vue') },
      { path: 'activities', component: () => import('./features/teacher/activities/ActivitiesPage.vue') },
      {
        path: 'activities/:activity',
        component: () => import('./features/teacher/activities/ActivityPage.vue'),
      },
      { path: 'places', component: () => import('./features/teacher/places/PlacesPage.vue') },
      { path: 'honours', component: () => import('./features/teacher/honours/HonoursPage.vue') },
      { path: 'records', component: () => import('./features/teacher/records/RecordsPage.vue') },
      { path: 'me', component: () => import('./features/teacher/me/MePage.vue') },
    ],
  },
  {
    path: '/office',
    component: () => import('./features/office/OfficeApp.vue'),
    meta: { home: 'staff' },
    children: [
      { path: '', redirect: '/office/today' },
      { path: 'today', component: () => import('./features/office/today/OfficeTodayPage.vue') },
      { path: 'live', component: () => import('./features/office/live/LivePage.vue') },
      { path: 'people', component: () => import('./features/office/people/PeoplePage.vue') },
      { path: 'import', component: () => import('./features/office/import/ImportPage.vue') },
      { path: 'staff', component: () => import('./features/office/staff/StaffPage.vue') },
      { path: 'consent', component: () => import('./features/office/consent/ConsentPage.vue') },
      { path: 'cards', component: () => import('./features/office/cards/CardsPage.vue') },
      { path: 'posts', component: () => import('./features/office/posts/PostsPage.vue') },
      { path: 'papers', component: () => import('./features/office/papers/PapersPage.vue') },
      {
        path: 'recruitment',
        component: () => import('./features/office/recruitment/RecruitmentPage.vue'),
      },
      { path: 'notices', component: () => import('./features/office/notices/NoticesPage.vue') },
      { path: 'training', component: () => import('./features/office/training/TrainingPage.vue') },
      { path: 'honours', component: () => import('./features/office/honours/HonoursPage.vue') },
      { path: 'handover', component: () => import('./features/office/handover/HandoverPage.vue') },
      { path: 'activities', component: () => import('./features/office/activities/ActivitiesPage.vue') },
      { path: 'places', component: () => import('./features/office/places/PlacesPage.vue') },
      { path: 'medals', component: () => import('./features/office/medals/MedalsPage.vue') },
      { path: 'calendar', component: () => import('./features/office/calendar/CalendarPage.vue') },
      { path: 'devices', component: () => import('./features/office/devices/DevicesPage.vue') },
      { path: 'held', component: () => import('./features/office/held/HeldPage.vue') },
      { path: 'settings', component: () => import('./features/office/settings/SettingsPage.vue') },
    ],
  },
  { path: '/:rest(.*)*', redirect: { name: 'start' } },
]

/** Everything but a tablet's kiosk: screens that have an address. */
export function addressedApp(identity: Identity | null): App {
  const router = createRouter({ history: createWebHistory(), routes })
  router.beforeEach((to) => {
    const wanted = to.matched.find((record) => record.meta.home)?.meta.home
    if (!wanted || identity?.kind === wanted) return true
    return { name: 'start', query: { to: to.fullPath } }
  })
  return createApp(RouterView).use(createPinia()).use(router)
}
