// What a file of settings holds, by its names and values: what looks secret, what is anybody's to see, and the rest.
import { isPlaceholder } from '../detect/placeholder.ts'
import { parseDotenv } from '../dotenv/parse-dotenv.ts'

/** Names of variables with values, each once, in their order. */
export interface Holdings {
  /** By name and value they look secret. */
  readonly secret: readonly string[]
  /** Nobody could tell. */
  readonly other: readonly string[]
  /** Public by their name, switches, numbers, references. */
  readonly harmless: readonly string[]
}

/** Of a file of environment variables; what is commented out counts for nothing. */
export function holdingsOf(text: string): Holdings {
  const kinds = { secret: new Set<string>(), other: new Set<string>(), harmless: new Set<string>() }
  for (const { name, value, commentedOut } of parseDotenv(text)) {
    if (!commentedOut && value.trim() !== '') kinds[kindOfValue(name, value.trim())].add(name)
  }
  return { secret: [...kinds.secret], other: [...kinds.other], harmless: [...kinds.harmless] }
}

function kindOfValue(name: string, value: string): keyof Holdings {
  if (looksSecret(name, value)) return 'secret'
  return isPublicName(name) || isReference(value) || TRIVIAL.test(value) ? 'harmless' : 'other'
}

const PUBLIC_NAME = /^(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|PUBLIC|NUXT_PUBLIC|GATSBY|VUE_APP|STORYBOOK|SNOWPACK_PUBLIC|NG_APP)_/

/** By a framework's rule its value reaches every browser. */
function isPublicName(name: string): boolean {
  return PUBLIC_NAME.test(name)
}

const SECRET_NAME =
  /(?:^|[_.-])(?:api_?keys?|keys?|secrets?|tokens?|pass(?:word|wd|phrase|code)?|pwd|pw|credentials?|creds?|salt|pepper|private)(?:$|[_.-])|(?:secret|token|passw(?:or)?d|apikey)s?$|accesskey|secretkey/i
/** What such a word may belong to without its value being secret. */
const ABOUT =
  /public|publish|(?:^|[_.-])(?:file|path|dir|folder|url|uri|host|name|type|ttl|expir\w*|lifetime|timeout|length|size|min|max|alg\w*|enabled?|disabled?|required|header|prefix|count|rounds|version|mode|provider|issuer|audience|id|ids|user|username|email|region|policy|strategy|arn)$|^(?:ssh_)?key_?(?:map|board|code|bind)/i

/** Whether a variable of this name has a value that a machine or a person made up to be kept secret. */
export function looksSecret(name: string, value: string): boolean {
  if (isPublicName(name) || isReference(value)) return false
  if (hasPassword(value)) return true
  const words = name.replace(/([a-z])(?=[A-Z])/g, '$1_')
  return SECRET_NAME.test(words) && !ABOUT.test(words) && isDrawn(value)
}

const SHORTEST = 8
/** Switches, numbers, versions, names of environments and of places on the machine itself. */
const TRIVIAL =
  /^(?:true|false|yes|no|on|off|null|none|nil|undefined|[\d.:,_-]+|v?\d+(?:\.[\w-]+)*|dev(?:elopment)?|prod(?:uction)?|stag(?:e|ing)|tests?(?:ing)?|local|localhost(?::\d+)?|(?:debug|info|warn(?:ing)?|error|trace)|https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d+)?\/?)$/i
const ADDRESS_OR_PATH = /^(?:[a-z][a-z\d+.-]*:\/\/|\.{0,2}\/|~\/|[A-Za-z]:\\)/
/** Words that people write for want of a real value, or for a machine that only they reach. */
const WORDS =
  /^(?:admin|root|postgres|postgresql|mysql|mariadb|redis|mongo(?:db)?|rabbit(?:mq)?|guest|user|minio(?:admin)?|sa|dev(?:elopment)?|local(?:host)?|tests?|testing|secrets?|pass(?:word|wd|phrase)?|change|me|this|it|please|default|demo|example|dummy|sample|fake|insecure|unsafe|my|the|super|some|very|not|for|only|a|an|in|key|token|strong|your|our|app|application|db|database|here|base|api|long|random|string|value|production|prod|use|or|and|is|to|be|of|placeholder|hello|world|foo|bar|baz|x+)$/i

function isDrawn(value: string): boolean {
  return value.length >= SHORTEST && !TRIVIAL.test(value) && !ADDRESS_OR_PATH.test(value) && !isMadeUp(value)
}

function isMadeUp(value: string): boolean {
  return isMadeOfWords(value) || isPlaceholder(value) || /^(?:<.*>|\[.*\]|\{.*\}|%.*%)$/s.test(value)
}

function isMadeOfWords(value: string): boolean {
  const words = value
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .split(/[^A-Za-z]+/)
    .filter(Boolean)
  return words.every((word) => WORDS.test(word))
}

/** It names where the value is, or is only readable with a key that is elsewhere. */
export function isReference(value: string): boolean {
  return /^(?:\$[({A-Za-z_]|encrypted:|ENC\[|op:\/\/|vault:|secret:|ref\+|arn:|projects\/|%env\(|\{\{)/.test(value)
}

/** An address of another machine with a password in it. */
function hasPassword(value: string): boolean {
  const [, password = '', host = ''] = /^[a-z][a-z\d+.-]*:\/\/[^\s:/@]*:([^\s@/]+)@([^\s/:?#]+)/i.exec(value) ?? []
  return password !== '' && !isReference(password) && !isMadeUp(password) && isElsewhere(host)
}

/** Names without a dot are those of containers and of machines in the same room. */
function isElsewhere(host: string): boolean {
  return (
    host.includes('.') &&
    !/^(?:127\.|0\.0\.0\.0|10\.|192\.168\.|host\.docker\.internal)|\.(?:local|localhost|test|example|internal)$/i.test(host)
  )
}

/** The names in a sentence, five at most. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5)
  const rest = names.length - shown.length
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
