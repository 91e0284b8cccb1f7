/**
 * The screens that are not on the way from a tile to a tick: chunks of their own, fetched while nobody is waiting, so
 * that the first screen is light and a child still never waits for one.
 */
export const rareScreens = {
  look: () => import('./screens/LookScreen.vue'),
  posts: () => import('./screens/PostsScreen.vue'),
  already: () => import('./screens/AlreadyScreen.vue'),
  notNow: () => import('./screens/NotNowScreen.vue'),
  clock: () => import('./screens/ClockScreen.vue'),
  greet: () => import('./screens/GreetScreen.vue'),
  trouble: () => import('./screens/TroubleScreen.vue'),
  scan: () => import('./scan/ScanScreen.vue'),
  places: () => import('./places/PlacesScreen.vue'),
  noted: () => import('./places/NotedScreen.vue'),
  colours: () => import('./colours/ColoursScreen.vue'),
  coloursDoor: () => import('./colours/ColoursDoorScreen.vue'),
  adult: () => import('./adult/AdultScreen.vue'),
  away: () => import('./away/AwayScreen.vue'),
}

const afterStart = 3_000

/** One after the other, quietly; what fails is asked for again when it is needed. */
export function loadRareScreens(): void {
  setTimeout(async () => {
    for (const load of Object.values(rareScreens)) await load().catch(() => undefined)
  }, afterStart)
}
