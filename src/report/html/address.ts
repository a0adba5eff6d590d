// Which addresses may become links.

/** The address as a browser reads it, if it is one on the web that goes over TLS and names nobody; else nothing. */
export function secureAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined
}
