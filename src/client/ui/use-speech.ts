/**
 * Reading aloud, where this device has a voice of its own for the language: a voice from the network would send what
 * it reads to somebody else, so only local ones count.
 */
import { computed, type ComputedRef, onScopeDispose, ref, type Ref, shallowRef } from 'vue'

export type Speech = {
  readonly canSpeak: ComputedRef<boolean>
  readonly isSpeaking: Ref<boolean>
  readonly say: (text: string) => void
  readonly stop: () => void
}

/** @param lang as in BCP 47, such as zh-CN */
export function useSpeech(lang: () => string): Speech {
  const voices = shallowRef<readonly SpeechSynthesisVoice[]>([])
  const isSpeaking = ref(false)
  const engine = 'speechSynthesis' in window ? window.speechSynthesis : null
  const look = () => (voices.value = engine?.getVoices() ?? [])
  const voice = computed(() => {
    const [language = ''] = lang().split('-')
    const own = voices.value.filter((one) => one.localService && one.lang.toLowerCase().startsWith(language))
    return own.find((one) => one.lang.replace('_', '-') === lang()) ?? own[0]
  })
  look()
  // Engines fill the list late, and not all of them take listeners.
  engine?.addEventListener?.('voiceschanged', look)

  function stop(): void {
    engine?.cancel()
    isSpeaking.value = false
  }
  function say(text: string): void {
    if (!engine || !voice.value) return
    stop()
    const spoken = new SpeechSynthesisUtterance(text)
    spoken.voice = voice.value
    spoken.lang = voice.value.lang
    // Children of six follow a slower voice.
    spoken.rate = 0.9
    spoken.onend = spoken.onerror = () => (isSpeaking.value = false)
    isSpeaking.value = true
    engine.speak(spoken)
  }

  onScopeDispose(() => {
    stop()
    engine?.removeEventListener?.('voiceschanged', look)
  })
  return { canSpeak: computed(() => voice.value !== undefined), isSpeaking, say, stop }
}
