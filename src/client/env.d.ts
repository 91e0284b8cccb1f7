/// <reference types="vite/client" />
declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent<object, object, unknown>
  export default component
}
/** When this build was made, seconds since 1970: no true clock shows less. */
declare const __BUILT_AT__: number
declare const __VERSION__: string
