// Which addresses a key may be sent to: public ones only. An answer of the name system decides where a key goes, and it must
// not lead into somebody's own network. RFC 6890 and IANA's special-purpose registries.
import { BlockList, isIP } from 'node:net'

/** Not one of these is a service on the internet. */
const PRIVATE_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Of IPv6, only 2000::/3 is given out; of that, these hold an IPv4 address inside, or are for documents. */
const PUBLIC_IPV6 = ['2000::/3']
const PRIVATE_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']
/** How a network without IPv4 writes an IPv4 address (RFC 6052): what counts is the address inside. */
const TRANSLATED = '64:ff9b::/96'

const privateIpv4 = listOf(PRIVATE_IPV4, 'ipv4')
const publicIpv6 = listOf(PUBLIC_IPV6, 'ipv6')
const privateIpv6 = listOf(PRIVATE_IPV6, 'ipv6')
const translated = listOf([TRANSLATED], 'ipv6')

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), family)
  }
  return list
}

/** Whether a numeric address, without brackets, is on the internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !privateIpv4.check(address, 'ipv4')
  if (isIP(address) !== 6 || address.includes('%')) return false
  if (translated.check(address, 'ipv6')) return isPublicAddress(innerIpv4(address))
  return publicIpv6.check(address, 'ipv6') && !privateIpv6.check(address, 'ipv6')
}

/** The last four bytes. A URL writes them as two groups of hexadecimal digits, whatever was typed. */
function innerIpv4(address: string): string {
  const groups = new URL(`http://[${address}]`).hostname.replace(/[[\]]/g, '').split(':')
  const [high = 0, low = 0] = groups.slice(-2).map((group) => Number.parseInt(group || '0', 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}
