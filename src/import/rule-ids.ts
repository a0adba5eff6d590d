// Rules of other scanners → ours for the same keys, where the names differ. Facts on names, checked by a test against our rules.
import { builtinRules } from '../rules/builtin.ts'

/** Ids of gitleaks and betterleaks. */
export const counterparts: Readonly<Record<string, readonly string[]>> = {
  'adafruit-api-key': ['adafruit-io-key'],
  'airtable-personnal-access-token': ['airtable-personal-access-token'],
  'alibaba-secret-key': ['alibaba-access-key-secret'],
  'anthropic-admin-api-key': ['anthropic-admin-key'],
  'artifactory-api-key': ['jfrog-api-key'],
  'artifactory-reference-token': ['jfrog-reference-token'],
  'authress-service-client-access-key': ['authress-access-key'],
  'aws-access-token': ['aws-access-key-id'],
  'aws-amazon-bedrock-api-key-long-lived': ['aws-bedrock-api-key'],
  'aws-amazon-bedrock-api-key-short-lived': ['aws-bedrock-short-term-key'],
  'azure-ad-client-secret': ['azure-entra-client-secret'],
  'clojars-api-token': ['clojars-deploy-token'],
  'cloudflare-api-key': ['cloudflare-api-token-legacy'],
  'databricks-api-token': ['databricks-personal-access-token'],
  'digitalocean-access-token': ['digitalocean-oauth-token'],
  'digitalocean-pat': ['digitalocean-personal-access-token'],
  'doppler-api-token': ['doppler-personal-token'],
  'duffel-api-token': ['duffel-live-token', 'duffel-test-token'],
  'dynatrace-api-token': ['dynatrace-token'],
  'easypost-api-token': ['easypost-production-key'],
  'gcp-api-key': ['google-api-key'],
  'generic-api-key': ['generic-key', 'generic-token', 'generic-secret', 'generic-credential', 'generic-password'],
  'github-app-token': ['github-app-installation-token', 'github-app-user-token'],
  'github-fine-grained-pat': ['github-pat-fine-grained'],
  'github-oauth': ['github-oauth-token'],
  'github-pat': ['github-pat-classic'],
  'github-refresh-token': ['github-app-refresh-token'],
  'gitlab-cicd-job-token': ['gitlab-job-token'],
  'gitlab-feature-flag-client-token': ['gitlab-feature-flags-token'],
  'gitlab-kubernetes-agent-token': ['gitlab-agent-token'],
  'gitlab-oauth-app-secret': ['gitlab-oauth-application-secret'],
  'gitlab-pat': ['gitlab-access-token'],
  'gitlab-pat-routable': ['gitlab-access-token-routable'],
  'gitlab-ptt': ['gitlab-trigger-token'],
  'gitlab-rrt': ['gitlab-runner-registration-token'],
  'gitlab-runner-authentication-token': ['gitlab-runner-token'],
  'grafana-api-key': ['grafana-api-key-legacy'],
  'grafana-cloud-api-token': ['grafana-cloud-token'],
  'harness-api-key': ['harness-personal-access-token', 'harness-service-account-token'],
  'hashicorp-tf-api-token': ['hashicorp-terraform-token'],
  'heroku-api-key-v2': ['heroku-api-key'],
  'huggingface-access-token': ['huggingface-user-token'],
  'huggingface-organization-api-token': ['huggingface-organization-token'],
  'mailgun-private-api-token': ['mailgun-private-key'],
  'mailgun-pub-key': ['mailgun-public-key'],
  'new-relic-browser-api-token': ['newrelic-browser-key'],
  'new-relic-insert-key': ['newrelic-insights-insert-key'],
  'new-relic-user-api-key': ['newrelic-user-key'],
  'notion-api-token': ['notion-integration-token'],
  'okta-access-token': ['okta-api-token'],
  'openshift-user-token': ['openshift-access-token'],
  'planetscale-api-token': ['planetscale-service-token'],
  'postman-api-token': ['postman-api-key'],
  'private-key': ['private-key-pem', 'private-key-openssh', 'private-key-pgp', 'private-key-ssh2', 'private-key-xml', 'private-key-base64'],
  'pulumi-api-token': ['pulumi-access-token'],
  'pypi-upload-token': ['pypi-api-token'],
  'rubygems-api-token': ['rubygems-api-key'],
  'sendgrid-api-token': ['sendgrid-api-key'],
  'sendinblue-api-token': ['brevo-api-key'],
  'sentry-org-token': ['sentry-organization-token'],
  'shippo-api-token': ['shippo-live-token'],
  'slack-webhook-url': ['slack-webhook'],
  'stripe-access-token': ['stripe-live-key', 'stripe-test-key'],
  'telegram-bot-api-token': ['telegram-bot-token'],
  'vault-batch-token': ['hashicorp-vault-batch-token'],
  'vault-service-token': ['hashicorp-vault-service-token'],
}

/** Names of detectors and rules that are no issuer's → the beginning of our ids. */
const families: Readonly<Record<string, string>> = {
  privatekey: 'private-key',
  'secp256k1-privatekey': 'private-key',
  gcp: 'google',
  basicauth: 'url-password',
  'database-connection-string': 'url-password',
  uri: 'url-password',
  genericpassword: 'generic-password',
  generichighentropysecret: 'generic-secret',
  'hashicorp-vault': 'hashicorp-vault',
}

let ids: ReadonlySet<string> | undefined

/** Our ids for a rule of gitleaks or betterleaks; none where there is no counterpart. */
export function ourIds(id: string): readonly string[] {
  ids ??= new Set(builtinRules().map((rule) => rule.id))
  const others = Object.hasOwn(counterparts, id) ? (counterparts[id] ?? []) : []
  return ids.has(id) ? [id, ...others] : others
}

/** Our ids for what another scanner calls by the name of an issuer: `AWS`, `Github`, `privatekey`. */
export function idsOfIssuer(name: string): readonly string[] {
  const plain = plainName(name)
  const family = Object.entries(families).find(([known]) => plainName(known) === plain)?.[1]
  return builtinRules()
    .filter(({ id, provider }) => (family === undefined ? plainName(provider.id) === plain : id === family || id.startsWith(`${family}-`)))
    .map(({ id }) => id)
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}
