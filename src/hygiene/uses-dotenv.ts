// Whether a project reads its settings from a .env file, as far as its manifest says so.
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

/** The manifest in the folder itself that says so. */
export async function usesDotenv({ files, read }: Facts): Promise<string | undefined> {
  const there = files.filter((file) => Object.hasOwn(LIBRARIES, file))
  for (const name of there) {
    const text = await read(name)
    if (text !== undefined && LIBRARIES[name]?.test(text)) return name
  }
  return undefined
}
