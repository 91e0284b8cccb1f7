/** The smallest bytes that pass for a JPEG, part by part. */
export const bytes = (...parts: (number | readonly number[])[]) => Buffer.from(parts.flat())
export const part = (kind: number, content: readonly number[]) => [
  ...[0xff, kind, (content.length + 2) >> 8, (content.length + 2) & 0xff],
  ...content,
]
export const frame = (width: number, height: number) =>
  part(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3, 1, 34, 0, 2, 17, 1, 3, 17, 1])
export const jfif = part(0xe0, [74, 70, 73, 70, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])
export const scan = [...part(0xda, [1, 1, 0, 0, 63, 0]), 12, 34, 0xff, 0xd9]

/** @param between parts beside the picture, as a camera writes them */
export const aJpeg = (height = 900, width = 1600, ...between: (readonly number[])[]) =>
  bytes([0xff, 0xd8], jfif, between.flat(), frame(width, height), scan)
