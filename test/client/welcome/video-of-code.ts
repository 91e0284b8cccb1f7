/** One still frame with a QR code, as an uncompressed film that Chromium takes for its camera. */
import { encode } from 'uqr'

const width = 640
const height = 480

export function videoOfCode(text: string): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const unit = Math.floor(height / size)
  const left = Math.floor((width - size * unit) / 2)
  const luma = Buffer.alloc(width * height, 235)
  for (const [y, row] of data.entries()) {
    for (const [x, dark] of row.entries()) {
      if (!dark) continue
      for (let line = 0; line < unit; line += 1) {
        const start = (y * unit + line) * width + left + x * unit
        luma.fill(16, start, start + unit)
      }
    }
  }
  const grey = Buffer.alloc((width * height) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, grey])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420\n`), frame, frame])
}
