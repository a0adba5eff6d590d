// Contents of databases.
import type { CredentialsKind } from './kind.ts'

const WRITTEN_BY_A_DUMP =
  /^(?:--\s*\n)?-- (?:MySQL dump|MariaDB dump|PostgreSQL database dump|phpMyAdmin SQL Dump)|^PRAGMA foreign_keys=OFF;\s*BEGIN TRANSACTION;/
const ROWS = /^(?:INSERT INTO |COPY [^\n]+ FROM stdin;)/m

export const sqlDump: CredentialsKind = {
  names: /\.sql$/i,
  look({ text, secrets }) {
    if (!WRITTEN_BY_A_DUMP.test(text.slice(0, 1000)) || !ROWS.test(text)) return undefined
    return dump(secrets)
  },
  isOnlyCredentials: false,
}

export const binaryDump: CredentialsKind = {
  names: /\.(?:dump|pgdump)$/i,
  look: ({ bytes, secrets }) => (bytes.subarray(0, 5).toString('latin1') === 'PGDMP' ? dump(secrets) : undefined),
  isOnlyCredentials: false,
}

function dump(secrets: number) {
  const what = 'it is a dump of a database with its rows'
  return secrets > 0
    ? ({ severity: 'high', holds: `${what}, and a secret was found in it` } as const)
    : ({ severity: 'info', holds: what } as const)
}
