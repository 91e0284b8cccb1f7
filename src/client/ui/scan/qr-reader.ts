/**
 * Reads QR codes out of a camera's picture, on this device: by the browser's own detector where it has one, else by
 * ours (WebAssembly, fetched when it is first needed). No picture is kept.
 */
/** denied: the person or the school said no; none: no camera; broken: anything else. */
export type CameraTrouble = 'denied' | 'none' | 'broken'
export type QrReader = (picture: HTMLVideoElement) => Promise<string | null>

type Detector = { detect: (picture: HTMLVideoElement) => Promise<Array<{ rawValue: string }>> }
type NativeDetector = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}

/** @throws when neither can be loaded */
export async function openQrReader(): Promise<QrReader> {
  const native = await nativeReader()
  if (!native) return wasmReader()
  let reader = native
  return async (picture) => {
    try {
      return await reader(picture)
    } catch {
      // Some Androids offer a detector whose service is missing.
      if (reader !== native) return null
      reader = await wasmReader()
      return reader(picture)
    }
  }
}

async function nativeReader(): Promise<QrReader | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: NativeDetector }
  const formats = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? []
  if (!BarcodeDetector || !formats.includes('qr_code')) return null
  return readWith(new BarcodeDetector({ formats: ['qr_code'] }))
}

const wasmReader = async (): Promise<QrReader> =>
  readWith(await (await import('./wasm-detector.ts')).openDetector())

const readWith =
  (detector: Detector): QrReader =>
  async (picture) =>
    (await detector.detect(picture))[0]?.rawValue ?? null
