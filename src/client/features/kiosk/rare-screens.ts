/**
 * Everything that is not needed to show who is due: chunks of their own, fetched in the order in which a child meets
 * them as soon as the first screen stands, so that it is light and nobody ever waits for one.
 */
import { type Component, defineAsyncComponent } from 'vue'
import { loadActions } from './use-kiosk.ts'

type Load = () => Promise<{ default: Component }>

const parts = {
  skeleton: () => import('../../ui/LoadingSkeleton.vue'),
  ask: () => import('./screens/AskScreen.vue'),
  tick: () => import('./screens/TickScreen.vue'),
  undo: () => import('../../ui/UndoChip.vue'),
  seal: () => import('../../ui/TickSeal.vue'),
  pictures: () => import('./home/ActionPicture.vue'),
  find: () => import('./find/FindScreen.vue'),
  look: () => import('./screens/LookScreen.vue'),
  posts: () => import('./screens/PostsScreen.vue'),
  calm: () => import('./home/CalmWords.vue'),
  stampHere: () => import('./home/StampHereCard.vue'),
  already: () => import('./screens/AlreadyScreen.vue'),
  leave: () => import('./screens/LeaveScreen.vue'),
  askedBar: () => import('./asked/AskedBar.vue'),
  asked: () => import('./asked/AskedScreen.vue'),
  answered: () => import('./asked/AnsweredScreen.vue'),
  notNow: () => import('./screens/NotNowScreen.vue'),
  clock: () => import('./screens/ClockScreen.vue'),
  greet: () => import('./screens/GreetScreen.vue'),
  trouble: () => import('./screens/TroubleScreen.vue'),
  scan: () => import('./scan/ScanScreen.vue'),
  places: () => import('./places/PlacesScreen.vue'),
  noted: () => import('./places/NotedScreen.vue'),
  colours: () => import('./colours/ColoursScreen.vue'),
  coloursDoor: () => import('./colours/ColoursDoorScreen.vue'),
  apply: () => import('./apply/ApplyScreen.vue'),
  applied: () => import('./apply/AppliedScreen.vue'),
  word: () => import('./word/WordScreen.vue'),
  worded: () => import('./word/WordedScreen.vue'),
  signUp: () => import('./sign-up/SignUpScreen.vue'),
  signedUp: () => import('./sign-up/SignedUpScreen.vue'),
  adult: () => import('./adult/AdultScreen.vue'),
  away: () => import('./away/AwayScreen.vue'),
} satisfies Record<string, Load>

const tries = 3
const pause = 400

const later = (loader: Load) =>
  defineAsyncComponent({
    loader,
    onError: (_error, retry, fail, attempts) => (attempts < tries ? setTimeout(retry, pause) : fail()),
  })

export const rare = Object.fromEntries(
  Object.entries(parts).map(([name, load]) => [name, later(load)]),
) as Record<keyof typeof parts, Component>

const afterStart = 600

/** One after the other, quietly; what fails is asked for again when it is needed. */
export function loadTheRest(): void {
  setTimeout(async () => {
    for (const load of [loadActions, ...Object.values(parts)]) await load().catch(() => undefined)
  }, afterStart)
}
