// Whether a project reads its settings from a .env file, as far as its manifest says so.
import { posix } from 'node:path'
import type { Facts } from './facts.ts'

/** Manifest → what in it names a library that reads .env files. */
const LIBRARIES: Readonly<Record<string, RegExp>> = {
  'package.json': /"(?:dotenv(?:-\w+)*|@dotenvx\/dotenvx|env-cmd|@nestjs\/config)"\s*:/,
  'requirements.txt': /^(?:python-dotenv|django-environ|environs|python-decouple|pydantic-settings)\b/im,
  'pyproject.toml':
    /["'](?:python-dotenv|django-environ|environs|python-decouple|pydantic-settings)\b|^(?:python-dotenv|django-environ|environs|python-decouple|pydantic-settings)\s*=/im,
  Gemfile: /^\s*gem\s+["']dotenv(?:-rails)?["']/m,
  'composer.json': /"vlucas\/phpdotenv"\s*:/,
  'go.mod': /\bgithub\.com\/joho\/godotenv\b/,
  'Cargo.toml': /^\s*dotenvy?\s*=/m,
}

/** The manifest at the repository's top that says so. */
export async function usesDotenv({ files, topFolder, read }: Facts): Promise<string | undefined> {
  const libraries = new Map(Object.entries(LIBRARIES).map(([name, library]) => [posix.join(topFolder, name), library]))
  for (const path of files.filter((file) => libraries.has(file))) {
    const text = await read(path)
    if (text !== undefined && libraries.get(path)?.test(text)) return path
  }
  return undefined
}
