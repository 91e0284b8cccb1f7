/**
 * A picture drawn anew and smaller: what the camera wrote beside it (place, time, device) stays behind, because only
 * the pixels are copied. Runs on this phone; nothing leaves it before.
 */
export type Drawn = { readonly blob: Blob; readonly width: number; readonly height: number }
/** Pixels on the longer side, and bytes. */
export type Bounds = { readonly longestSide: number; readonly largest: number }
const ofWork: Bounds = { longestSide: 1280, largest: 500_000 }
const qualities = [0.82, 0.7, 0.55] as const

/** Null where the file is no picture that this browser can read. */
export async function drawAnew(file: Blob, { longestSide, largest }: Bounds = ofWork): Promise<Drawn | null> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return null
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (!context) return null
  // What was transparent would turn black.
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  for (const quality of qualities) {
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (drawn && drawn.size <= largest) return { blob: drawn, width: canvas.width, height: canvas.height }
  }
  return null
}
