// The version of the program; scripts/build.ts puts package.json's in.
declare const STRAYKEY_VERSION: string | undefined

export const version = typeof STRAYKEY_VERSION === 'string' ? STRAYKEY_VERSION : '0.0.0'
