// What the path of a settings file says of where it is used. Only whole words count, and only in files that hold settings.
import { posix } from 'node:path'
import { isEnvironmentFile } from './environment-file.ts'

export type Environment = 'production' | 'staging' | 'development' | 'test'

const WORDS: Readonly<Record<string, Environment>> = {
  production: 'production',
  prod: 'production',
  prd: 'production',
  staging: 'staging',
  stage: 'staging',
  stg: 'staging',
  preprod: 'staging',
  uat: 'staging',
  development: 'development',
  dev: 'development',
  test: 'test',
  testing: 'test',
  ci: 'test',
}

const SETTINGS = /\.(?:ya?ml|json|jsonc|json5|toml|ini|properties|conf|cfg|config|tfvars|xml|hcl)$/i
const CODE = /\.(?:[cm]?[jt]s|rb|py|php|exs?)$/i
/** Folders in which code does nothing but set things. */
const SETTINGS_FOLDER = /(?:^|\/)(?:configs?|configuration|settings|env|envs|environments?)\//i
/** Keys of others' tests are no keys of an environment. */
const OF_TESTS = /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|testdata|e2e|examples?|samples?|node_modules|vendor)\//i
const PIPELINE =
  /(?:^|\/)(?:\.github\/(?:workflows|actions)\/.+|\.gitlab-ci[^/]*|\.travis\.yml|\.circleci\/.+|\.buildkite\/.+|\.woodpecker(?:\/.+|\.ya?ml)|\.drone\.ya?ml|\.?appveyor\.ya?ml|azure-pipelines[^/]*\.ya?ml|bitbucket-pipelines\.ya?ml|cloudbuild\.ya?ml|buildspec\.ya?ml|Jenkinsfile[^/]*)$/i
const RUNNER =
  /(?:^|\/)(?:jest|vitest|playwright|cypress|karma|phpunit|pytest|tox|codecept(?:ion)?)(?:\.[\w.-]+)?\.(?:[cm]?[jt]s|json|xml|ini|ya?ml|toml)$/i

/** The environment that a settings file is for; nothing where the path doesn't say. The file's name tells before its folder. */
export function environmentOf(path: string): Environment | undefined {
  if (!holdsSettings(path) || OF_TESTS.test(path)) return undefined
  const names = path.split('/').reverse()
  const words = names.flatMap((name, depth) => (depth > 0 && /^tests?$/i.test(name) ? [] : name.toLowerCase().split(/[._-]/)))
  return words.map((word) => (Object.hasOwn(WORDS, word) ? WORDS[word] : undefined)).find((one) => one !== undefined)
}

function holdsSettings(path: string): boolean {
  return isEnvironmentFile(path) || SETTINGS.test(path) || (CODE.test(path) && SETTINGS_FOLDER.test(path))
}

/** Settings with which tests run, by hand or in a pipeline. */
export function isTestSettings(path: string): boolean {
  return PIPELINE.test(path) || RUNNER.test(path) || environmentOf(path) === 'test'
}

/** The folder of a path, with a `/` at its end; empty at the root. */
export function folderOf(path: string): string {
  const folder = posix.dirname(path)
  return folder === '.' ? '' : `${folder}/`
}
