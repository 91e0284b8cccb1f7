/** The tablet's camera while a card is looked for. No picture is kept: frames go to the detector and nowhere else. */
import { onBeforeUnmount, onMounted, type Ref, shallowRef } from 'vue'
import { openQrReader, type QrReader } from '../../../ui/scan/qr-reader.ts'

/** starting; seeing; blocked: not allowed; none: this machine has no camera that works. */
export type CameraState = 'starting' | 'seeing' | 'blocked' | 'none'

const lookEvery = 180
/** The same card held on is one card. */
const sameAgainAfter = 2500

/** @param onCode gets each code once, again only after it was gone for a while */
export function useCardCamera(video: Readonly<Ref<HTMLVideoElement | null>>, onCode: (text: string) => void) {
  const state = shallowRef<CameraState>('starting')
  let stream: MediaStream | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  let last = { text: '', at: -Infinity }

  const look = async (read: QrReader) => {
    const source = video.value
    if (isOver || !source) return
    try {
      const text = source.readyState >= 2 ? await read(source) : null
      if (text !== null) found(text)
    } catch {
      // A frame that could not be read; the next one will do.
    }
    if (!isOver) timer = setTimeout(() => void look(read), lookEvery)
  }
  const found = (text: string) => {
    const now = performance.now()
    const isSame = text === last.text && now - last.at < sameAgainAfter
    last = { text, at: now }
    if (!isSame && !isOver) onCode(text)
  }
  const start = async () => {
    if (!navigator.mediaDevices?.getUserMedia) return (state.value = 'none')
    try {
      const wanted = { facingMode: 'user', width: { ideal: 1280 }, height: { ideal: 720 } }
      stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false })
      if (isOver || !video.value) return stop()
      video.value.srcObject = stream
      await video.value.play()
      state.value = 'seeing'
      await look(await openQrReader())
    } catch (error) {
      state.value = (error as { name?: string }).name === 'NotAllowedError' ? 'blocked' : 'none'
    }
  }
  const stop = () => {
    isOver = true
    clearTimeout(timer)
    stream?.getTracks().forEach((track) => track.stop())
  }
  onMounted(() => void start())
  onBeforeUnmount(stop)
  return { state }
}
