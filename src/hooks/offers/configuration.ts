// straykey.yaml with every setting as a comment.
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { HookPlace } from '../place/hook-place.ts'
import type { Offering } from './offer.ts'
import { planFile, planRemoval } from './whole-file.ts'

const NAME = 'straykey.yaml'

const TEXT = `# Settings of straykey, all of them optional. Take the "# " off a line to use it; what stands there is an example.
# This file is data and never executed, and what in it makes a scan milder is said in every summary.

# Keeps fingerprints of two projects apart: a text of your own, of 8 characters or more.
# salt: some words of your own

# The mildest severity that fails: info, low, medium, high or critical.
# failOn: medium

# Globs: leave out what fits, or scan only what fits.
# exclude: [test/recordings/**]
# include: [src/**]

# Rule files or folders of your own, relative to this file; straykey rules check FILE tests them.
# rules: [tools/our-keys.yaml]

# Other severities for rules, and rules to leave out; straykey rules list has their ids.
# severity: { jwt: low }
# disable: [jwt]

# Other settings for a folder: the deepest that says something wins.
# folders: { packages/legacy: { severity: { jwt: info } } }

# Configurations to start from: files, or packages with a straykey.yaml.
# extends: [./shared/straykey.yaml]

# What is known and doesn't fail; straykey baseline create writes it.
# baseline: straykey-baseline.jsonl
# baselineScope: path

# Report weak and vague values, too.
# sensitive: true

# Whether straykey:allow comments count, and whether they do in the commit that brings them.
# inlineAllow: false
# newAllowances: accept

# Other scanners whose inline markers count, too, such as gitleaks:allow.
# foreignMarkers: [gitleaks]

# Scan what git ignores, too.
# ignored: true

# Leave out the checks on how keys are kept (straykey hygiene makes them all the same).
# hygiene: false

# How many archives inside one another are opened, and what one may unpack to, in bytes.
# maxArchiveDepth: 4
# maxArchiveBytes: 1073741824
`

export const configuration: Offering = {
  offer(place) {
    if (isFound(place)) return undefined
    return {
      name: NAME,
      question: `Write ${NAME}, with every setting explained in comments`,
      command: 'straykey init --yes --no-workflow',
      plan: planFile(fileAt(place)),
    }
  },
  withdraw: (place) => planRemoval(fileAt(place)),
}

function fileAt({ workTree }: HookPlace) {
  return { path: path.join(workTree, NAME), text: TEXT }
}

/** From where straykey was called up to the top, as a scan looks for it. */
function isFound({ folder, workTree }: HookPlace): boolean {
  for (let here = folder; ; here = path.dirname(here)) {
    if (existsSync(path.join(here, NAME))) return true
    if (here === workTree || here === path.dirname(here)) return existsSync(path.join(workTree, NAME))
  }
}
