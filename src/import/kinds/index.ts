// What can be read of whom. Of a file's kinds the first counts.
import type { Kind } from '../contract.ts'
import { detectSecrets } from './detect-secrets.ts'
import { ggshield } from './ggshield.ts'
import { betterleaksConfig, gitleaksConfig } from './gitleaks-config.ts'
import { betterleaksIgnore, gitleaksIgnore } from './gitleaks-ignore.ts'
import { secretlintConfig } from './secretlint-config.ts'
import { secretlintIgnore } from './secretlint-ignore.ts'
import { talisman } from './talisman.ts'
import { trufflehogCommand, trufflehogConfig, trufflehogPaths } from './trufflehog.ts'

export const kinds: readonly Kind[] = [
  gitleaksConfig,
  gitleaksIgnore,
  betterleaksConfig,
  betterleaksIgnore,
  detectSecrets,
  secretlintConfig,
  secretlintIgnore,
  ggshield,
  trufflehogPaths,
  trufflehogConfig,
  trufflehogCommand,
  talisman,
]
