declare module 'proxy-from-env' {
  /** Reads the process's environment; an empty text when there is no proxy. */
  export function getProxyForUrl(url: string | URL): string
}
