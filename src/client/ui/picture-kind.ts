/** What a file is by its first bytes, whatever it is called: one of the three kinds every browser here draws, or none. */
export async function pictureKind(file: Blob): Promise<'jpeg' | 'png' | 'webp' | null> {
  const bytes = new Uint8Array(await file.slice(0, 12).arrayBuffer())
  const text = String.fromCharCode(...bytes)
  if (text.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg'
  if (text.startsWith('\u0089PNG\r\n\u001a\n')) return 'png'
  return text.startsWith('RIFF') && text.slice(8) === 'WEBP' ? 'webp' : null
}
