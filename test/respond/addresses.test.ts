import { describe, expect, it } from 'vitest'
import { isPublicAddress } from '../../src/respond/addresses.ts'

describe('an address', () => {
  it.each([
    '8.8.8.8',
    '140.82.112.5',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.1',
    '223.255.255.255',
    '2606:4700::1111',
    '2a00:1450:4001:830::200e',
    '64:ff9b::8c52:7005',
    '64:ff9b::8.8.8.8',
  ])('on the internet may be called: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    ['this host', '0.0.0.0'],
    ['a private network', '10.1.2.3'],
    ['a private network', '172.16.0.1'],
    ['a private network', '172.31.255.255'],
    ['a private network', '192.168.1.1'],
    ["a carrier's network", '100.64.0.1'],
    ["a carrier's network", '100.127.255.255'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ["a cloud's metadata", '169.254.169.254'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['documents', '192.0.2.1'],
    ['measurements', '198.19.0.1'],
    ['loopback', '::1'],
    ['no address yet', '::'],
    ['a mapped address', '::ffff:127.0.0.1'],
    ['a mapped address, public as it may be', '::ffff:8.8.8.8'],
    ['a mapped address in hexadecimal', '::ffff:7f00:1'],
    ['a translated private address', '64:ff9b::10.0.0.1'],
    ['a translated private address', '64:ff9b::7f00:1'],
    ['a translated address that ends in zeros', '64:ff9b::'],
    ['translation inside a network', '64:ff9b:1::1'],
    ['a unique local address', 'fd00::1'],
    ["a cloud's metadata", 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001::1'],
    ['documents', '2001:db8::1'],
    ['no address', 'localhost'],
    ['no address', ''],
  ])('of %s may not: %s', (_, address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})
