import { describe, expect, it } from 'vitest'
import { machineNames } from '../../../src/server/tls/names.ts'

const ipv4 = (address: string, internal = false) => [{ address, family: 'IPv4', internal }]

describe('what a machine is called', () => {
  const adapters = {
    lo: ipv4('127.0.0.1', true),
    Ethernet: [...ipv4('192.168.1.10'), { address: 'fe80::1', family: 'IPv6', internal: false }],
    'vEthernet (WSL)': ipv4('172.20.0.1'),
    docker0: ipv4('172.17.0.1'),
    ppp0: ipv4('116.62.1.1'),
  }

  it('is its host name, plain and in the local form, and its address on the school network alone', () => {
    const names = { dns: ['office-pc', 'office-pc.local'], ips: ['192.168.1.10'] }
    expect(machineNames('OFFICE-PC', adapters)).toEqual(names)
  })

  it('is never a bare word that could be an ending of the internet', () => {
    expect(machineNames('school', {}).dns).toEqual(['school.local'])
  })

  it('keeps a full name, and leaves out one that browsers cannot open', () => {
    expect(machineNames('pc.school.lan', {}).dns).toEqual(['pc.school.lan'])
    expect(machineNames('办公室电脑', {}).dns).toEqual([])
    expect(machineNames('OFFICE_PC', {}).dns).toEqual([])
  })
})
