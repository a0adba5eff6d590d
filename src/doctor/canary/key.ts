// What the canary holds: keys that nobody was ever issued, made when they are needed, so that none stands in the program.
import { githubChecksum } from '../../checksums.ts'
import { type Random, seededRandom } from '../../random.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const GITHUB_LETTERS = 30
const STRIPE_LETTERS = 32

/** Lines with two keys of different kinds, in case the settings turn one off. */
export function textWithKeys(seed: number): string {
  const random = seededRandom(seed)
  const body = letters(GITHUB_LETTERS, random)
  const github = ['ghp', `${body}${githubChecksum(body)}`].join('_')
  const stripe = ['sk', 'live', letters(STRIPE_LETTERS, random)].join('_')
  return `token = "${github}"\nkey = "${stripe}"\n`
}

/** As much text as that, and no key in it. */
export const TEXT_WITHOUT_KEYS = 'Nothing to keep to oneself.\nNothing here, either.\n'

function letters(count: number, random: Random): string {
  return Array.from({ length: count }, () => LETTERS.charAt(random(LETTERS.length))).join('')
}
