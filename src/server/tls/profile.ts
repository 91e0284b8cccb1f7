/** The root as an Apple configuration profile: two taps on an iPad instead of a file nobody can open. */
import { createHash } from 'node:crypto'

/** `der`: the root certificate. The identifiers come from it, so the same root is the same profile. */
export function rootProfile(der: Uint8Array, name: string): string {
  const id = (part: string) => uuidFrom(createHash('sha256').update(der).update(part).digest('hex'))
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadVersion</key><integer>1</integer>
  <key>PayloadIdentifier</key><string>shanzhen.root.${id('profile')}</string>
  <key>PayloadUUID</key><string>${id('profile')}</string>
  <key>PayloadDisplayName</key><string>善真校内证书</string>
  <key>PayloadDescription</key><string>只用来认学校的善真服务器：${name}</string>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadType</key><string>com.apple.security.root</string>
      <key>PayloadVersion</key><integer>1</integer>
      <key>PayloadIdentifier</key><string>shanzhen.root.${id('certificate')}</string>
      <key>PayloadUUID</key><string>${id('certificate')}</string>
      <key>PayloadDisplayName</key><string>善真校内证书</string>
      <key>PayloadCertificateFileName</key><string>shanzhen-root.crt</string>
      <key>PayloadContent</key>
      <data>${Buffer.from(der).toString('base64')}</data>
    </dict>
  </array>
</dict>
</plist>
`
}

const uuidFrom = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)]
    .join('-')
    .toUpperCase()
