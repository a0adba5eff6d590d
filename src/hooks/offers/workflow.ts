// A workflow for GitHub Actions.
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { HookPlace } from '../place/hook-place.ts'
import type { Offering } from './offer.ts'
import { planFile, planRemoval } from './whole-file.ts'

const NAME = '.github/workflows/straykey.yml'

const TEXT = `# Written by straykey init. Hooks can be passed over (git commit --no-verify); this can't.
name: straykey
on:
  push:
  pull_request:
permissions:
  contents: read
jobs:
  secrets:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          # All of the past: a secret that was added and taken out again is still there.
          fetch-depth: 0
          persist-credentials: false
      - uses: straykey/straykey@main
`

export const workflow: Offering = {
  offer(place) {
    if (!isOnGitHub(place) || existsSync(path.join(place.workTree, NAME))) return undefined
    return {
      name: NAME,
      question: `Write ${NAME}, which scans every push and pull request`,
      command: 'straykey init --yes --no-config',
      plan: planFile(fileAt(place)),
    }
  },
  withdraw: (place) => planRemoval(fileAt(place)),
}

function fileAt({ workTree }: HookPlace) {
  return { path: path.join(workTree, NAME), text: TEXT, withFolder: true }
}

function isOnGitHub({ workTree, remoteUrls }: HookPlace): boolean {
  return (
    existsSync(path.join(workTree, '.github')) ||
    remoteUrls.some((url) => /^(?:[a-z+]+:\/\/)?(?:[^/@]+@)?(?:www\.)?github\.com[:/]/i.test(url))
  )
}
