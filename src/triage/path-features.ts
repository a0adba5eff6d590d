// What a file's path says of the values in it, in numbers.

const FEATURES: readonly (readonly [string, RegExp])[] = [
  [
    'test folder',
    /(?:^|\/)(?:tests?|specs?|__tests__|testing|testdata|test-data|e2e|integration|unit|mocks?|__mocks__|stubs?|suites?|qa)(?:\/|$)/i,
  ],
  ['test file', /(?:[._-](?:tests?|spec|mock|stub|fixture|suite)s?\.\w+$|(?:^|\/)test[_-][^/]*$|Tests?\.\w+$|(?:^|\/)test\w*\.\w+$)/],
  ['fixtures', /fixture|cassette|snapshot|recording|replay|golden|\/data\//i],
  ['examples', /example|sample|demo|tutorial|playground|template|quickstart|getting.started/i],
  ['documentation', /\.(?:md|mdx|rst|adoc|txt|html?|tex|org)$|(?:^|\/)(?:docs?|documentation|guides?|man|wiki)\//i],
  ['changes', /change|history|release|news/i],
  ['settings', /\.(?:ya?ml|json|ini|env|conf|cfg|cnf|properties|toml|xml|plist|tfvars|config|hcl)$|(?:^|\/)\.env|(?:^|\/)\.[a-z]+rc$/i],
  ['environment file', /(?:^|\/)\.?env(?:\.|$)|\.env$|\.env\./i],
  [
    'deployment',
    /docker|compose|vagrant|deploy|\.github\/|\.gitlab|\.circleci|jenkins|travis|k8s|kube|helm|ansible|terraform|\.tf$|cloud|\bci\b/i,
  ],
  ['script', /\.(?:sh|bash|zsh|ps1|bat|cmd|psm1|fish)$/i],
  ['code', /\.(?:js|mjs|cjs|ts|tsx|jsx|go|py|rb|java|kt|cs|php|c|cc|cpp|h|hpp|rs|swift|scala|m|pl|lua|ex|exs|erl|dart|vue|groovy|clj)$/i],
  ['compiled language', /\.(?:go|java|kt|cs|c|cc|cpp|h|hpp|rs|swift|scala)$/i],
  ['JSON', /\.json$/i],
  ['YAML', /\.ya?ml$/i],
  ['XML or HTML', /\.(?:xml|html?|xhtml|svg)$/i],
  ['locked or generated', /lock|\.min\.|vendor|node_modules|third_party|generated|\.snap$|bundle|dist\/|\.map$/i],
  ['languages', /locale|i18n|l10n|lang\/|translations?|\.po$|\.strings$|messages/i],
  ['query', /\.sql$|migrat|schema|seed/i],
  ['password in the path', /pass|secret|cred|auth|login|crypt|token|key/i],
]

/** One number a feature, 0 or 1; the path is relative to the root, `/` between names. */
export function pathFeaturesOf(path: string): number[] {
  return FEATURES.map(([, expression]) => Number(expression.test(path)))
}

/** What each number says, in words. */
export const pathFeatureNames: readonly string[] = FEATURES.map(([name]) => name)

const FOR_SHOW = new Set(['test folder', 'test file', 'fixtures', 'examples', 'documentation'])

/** Whether what the file holds may be made up: a test, an example, documentation. */
export function isForShow(path: string): boolean {
  return FEATURES.some(([name, expression]) => FOR_SHOW.has(name) && expression.test(path))
}
