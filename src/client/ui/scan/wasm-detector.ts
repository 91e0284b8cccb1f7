/** The detector for browsers without one of their own. Its WebAssembly is served by us, like everything else. */
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill'
import address from 'zxing-wasm/reader/zxing_reader.wasm?url'

export async function openDetector() {
  await prepareZXingModule({ overrides: { locateFile: () => address }, fireImmediately: true })
  return new BarcodeDetector({ formats: ['qr_code'] })
}
