// Runs `straykey revoke` against issuers on loopback, with a home of its own: an endpoints file, and a log.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type IssuerOptions, type Issuers, startIssuers } from './issuer-server.ts'
import { temporaryFolder, writeFiles } from './repo.ts'
import { type Run, runCli, scanJson } from './run-cli.ts'

export type Received = Parameters<IssuerOptions['reply']>[0]

export interface Scene {
  /** What is scanned. */
  readonly folder: string
  /** The user's own: `config` and `state` lie in it. */
  readonly home: string
  readonly issuers: Issuers
  readonly environment: Readonly<Record<string, string>>
}

export interface SceneOptions {
  readonly files: Readonly<Record<string, string>>
  /** The user's endpoints file; none when absent. */
  readonly endpoints?: string
  readonly reply?: IssuerOptions['reply']
  readonly hosts?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly issuers?: Partial<IssuerOptions>
}

const HOSTS = ['api.github.com', 'gitlab.com', 'slack.com', 'api.acme.example', 'revoke.acme.example', 'api.docmap.io']

export async function scene({ files, endpoints, reply = () => ({ status: 500 }), hosts = HOSTS, ...more }: SceneOptions): Promise<Scene> {
  const [folder, home] = [temporaryFolder(), temporaryFolder()]
  writeFiles(folder, files)
  if (endpoints !== undefined) writeFiles(home, { 'config/straykey/revoke.yaml': endpoints })
  const issuers = await startIssuers({ hosts, reply, ...more.issuers })
  const own = { HOME: home, XDG_CONFIG_HOME: path.join(home, 'config'), XDG_STATE_HOME: path.join(home, 'state') }
  return { folder, home, issuers, environment: { ...issuers.environment, ...own, ...more.environment } }
}

export function revoke({ folder, environment }: Scene, args: readonly string[], input?: string): Promise<Run> {
  return runCli(['revoke', ...args], { folder, environment, ...(input !== undefined && { input }) })
}

/** The fingerprints of the keys in a folder, in the order of the report. */
export async function fingerprintsIn(folder: string): Promise<string[]> {
  const { report } = await scanJson(['--no-hygiene'], { folder })
  return report.findings.map(({ fingerprint }) => fingerprint)
}

export const logFile = ({ home }: Pick<Scene, 'home'>) => path.join(home, 'state/straykey/revocations.jsonl')

/** What the log holds, without the times. */
export function logged(scene: Pick<Scene, 'home'>): object[] {
  const lines = readFileSync(logFile(scene), 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const { time, ...entry } = JSON.parse(line) as { time: string }
    if (Number.isNaN(Date.parse(time))) throw new Error(`no time: ${time}`)
    return entry
  })
}

/** Method and path of every request, in their order. */
export function asked({ issuers }: Scene): string[] {
  return issuers.received.map(({ host, text }) => `${host} ${text.split(' HTTP/1.1')[0]}`)
}
