/**
 * What finds a code in a picture: the browser's own detector where there is one, else the same in wasm, served by us
 * and loaded only when a card is scanned.
 */
export type Detect = (source: HTMLVideoElement) => Promise<readonly string[]>

type Detector = { detect: (source: HTMLVideoElement) => Promise<ReadonlyArray<{ rawValue: string }>> }
type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<readonly string[]>
}

export async function makeDetect(): Promise<Detect> {
  const detector = (await ownDetector()) ?? (await wasmDetector())
  return async (source) => (await detector.detect(source)).map(({ rawValue }) => rawValue)
}

async function ownDetector(): Promise<Detector | null> {
  const Own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  if (!Own) return null
  try {
    const formats = await Own.getSupportedFormats()
    return formats.includes('qr_code') ? new Own({ formats: ['qr_code'] }) : null
  } catch {
    return null
  }
}

async function wasmDetector(): Promise<Detector> {
  const { makeWasmDetector } = await import('./wasm-detector.ts')
  return makeWasmDetector()
}
