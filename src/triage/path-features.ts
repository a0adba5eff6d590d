// What a file's path says of the values in it, in numbers.

const TEST_FILE = /(?:[._-](?:tests?|spec|mock|stub|fixture|suite)s?\.\w+$|(?:^|\/)test[_-][^/]*$|Tests?\.\w+$|(?:^|\/)test\w*\.\w+$)/

const COMPILED = /\.(?:go|java|kt|cs|c|cc|cpp|h|hpp|rs|swift|scala)$/i

const FEATURES: readonly (readonly [string, RegExp])[] = [
  ['test file', TEST_FILE],
  ['settings', /\.(?:ya?ml|json|ini|env|conf|cfg|cnf|properties|toml|xml|plist|tfvars|config|hcl)$|(?:^|\/)\.env|(?:^|\/)\.[a-z]+rc$/i],
  ['compiled language', COMPILED],
  ['YAML', /\.ya?ml$/i],
  ['password in the path', /pass|secret|cred|auth|login|crypt|token|key/i],
]

/** One number a feature, 0 or 1; the path is relative to the root, `/` between names. */
export function pathFeaturesOf(path: string): number[] {
  return FEATURES.map(([, expression]) => Number(expression.test(path)))
}

/** What each number says, in words. */
export const pathFeatureNames: readonly string[] = FEATURES.map(([name]) => name)

/** Tests, fixtures, examples, documentation. */
const FOR_SHOW: readonly RegExp[] = [
  /(?:^|\/)(?:tests?|specs?|__tests__|testing|testdata|test-data|e2e|integration|unit|mocks?|__mocks__|stubs?|suites?|qa)(?:\/|$)/i,
  TEST_FILE,
  /fixture|cassette|snapshot|recording|replay|golden|\/data\//i,
  /example|sample|demo|tutorial|playground|template|quickstart|getting.started/i,
  /\.(?:md|mdx|rst|adoc|txt|html?|tex|org)$|(?:^|\/)(?:docs?|documentation|guides?|man|wiki)\//i,
]

/** Whether what the file holds may be made up: a test, an example, documentation. */
export function isForShow(path: string): boolean {
  return FOR_SHOW.some((expression) => expression.test(path))
}

export function isCompiled(path: string): boolean {
  return COMPILED.test(path)
}

/** The texts of a program in the languages of its users. */
const TRANSLATIONS =
  /(?:^|\/)(?:i18n|l10n|locales?|lang|languages?|translations?)\/|\.(?:po|pot|mo|resx|strings|arb|xlf|xliff|ftl)$|[-_.]lang\.\w+$/i

export function isTranslation(path: string): boolean {
  return TRANSLATIONS.test(path)
}
