// Plays issuers: an HTTPS server on loopback, which any name leads to through a CONNECT proxy on loopback. It records what
// reaches it byte by byte, and misbehaves when it is told to. The certificate is made when the test runs.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createSecureContext, createServer as createTlsServer, type TLSSocket } from 'node:tls'
import { onTestFinished } from 'vitest'

interface Received {
  /** The name that was asked for when the connection was made. */
  readonly host: string
  /** The request as it came over the wire. */
  readonly text: string
}

/** What the issuer does: an answer, bytes as they are, or one of its bad habits. */
export type Reply =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | object }
  | { readonly bytes: string; readonly staysOpen?: true }
  | 'close'
  | 'silence'

export interface IssuerOptions {
  /** Names that the certificate is for. */
  readonly hosts: readonly string[]
  /** What the issuer answers; `earlier` is the number of requests before this one. */
  readonly reply: (received: Received, earlier: number) => Reply
  /** Names for which it shows a certificate that nobody trusts. */
  readonly untrusted?: readonly string[]
  /** What the proxy answers in place of a connection: a status line and more. */
  readonly refuse?: (place: string) => string | undefined
}

export interface Issuers {
  /** For the program: the proxy and the certificate to trust. */
  readonly environment: Readonly<Record<string, string>>
  /** The port of the server itself. */
  readonly port: number
  readonly received: readonly Received[]
  /** `host:port` of each connection that the proxy was asked for. */
  readonly asked: readonly string[]
}

/** Starts them until the test ends. */
export async function startIssuers({ hosts, reply, untrusted = [], refuse = () => undefined }: IssuerOptions): Promise<Issuers> {
  const folder = mkdtempSync(path.join(tmpdir(), 'straykey-issuers-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const certificate = certificateFor(hosts, folder, 'issuers')
  const stranger = createSecureContext(certificateFor(['stranger.example'], folder, 'stranger'))
  const own = createSecureContext(certificate)
  const received: Received[] = []
  const server = createTlsServer({
    ...certificate,
    SNICallback: (name, give) => give(null, untrusted.includes(name) ? stranger : own),
  })
  server.on('secureConnection', (socket) => void serve(socket, received, reply))
  server.on('tlsClientError', () => {})
  const port = await listen(server)
  const asked: string[] = []
  const proxy = createServer((socket) => tunnel(socket, port, { asked, refuse }))
  const environment = { HTTPS_PROXY: `http://127.0.0.1:${await listen(proxy)}`, NODE_EXTRA_CA_CERTS: path.join(folder, 'issuers.pem') }
  return { environment, port, received, asked }
}

function certificateFor(hosts: readonly string[], folder: string, name: string): { key: Buffer; cert: Buffer } {
  const [key, cert] = [path.join(folder, `${name}.key`), path.join(folder, `${name}.pem`)]
  const names = hosts.map((host) => `DNS:${host}`).join(',')
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const about = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${names},IP:127.0.0.1`]
  execFileSync('openssl', ['req', '-x509', ...kind, ...about, '-keyout', key, '-out', cert], { stdio: 'pipe' })
  return { key: readFileSync(key), cert: readFileSync(cert) }
}

function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => void sockets.add(socket.on('error', () => {})))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))
}

async function serve(socket: TLSSocket, received: Received[], reply: IssuerOptions['reply']): Promise<void> {
  socket.on('error', () => {})
  const text = await requestFrom(socket)
  if (text === undefined) return
  const one = { host: String(socket.servername || ''), text }
  received.push(one)
  const answer = reply(one, received.length - 1)
  if (answer === 'silence') return
  if (answer === 'close') return void socket.destroy()
  if ('bytes' in answer && answer.staysOpen) socket.write(answer.bytes)
  else socket.end('bytes' in answer ? answer.bytes : written(answer))
}

/** One whole request; nothing when the connection ends before it does. */
function requestFrom(socket: TLSSocket): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = ''
    socket.setEncoding('latin1').on('data', (more: string) => {
      text += more
      const end = text.indexOf('\r\n\r\n')
      const length = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? 0)
      if (end >= 0 && text.length >= end + 4 + length) resolve(text)
    })
    socket.once('close', () => resolve(undefined))
  })
}

function written({ status, headers = {}, body = '' }: Extract<Reply, { status: number }>): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const kind = typeof body === 'string' ? 'text/html' : 'application/json'
  const all = { 'Content-Type': kind, ...headers, 'Content-Length': String(Buffer.byteLength(text)) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} Some Reason\r\n${lines.join('')}\r\n${text}`
}

function tunnel(socket: Socket, port: number, { asked, refuse }: { asked: string[]; refuse: (place: string) => string | undefined }): void {
  socket.once('data', (first) => {
    const place = /^CONNECT (\S+) HTTP/.exec(first.toString('latin1'))?.[1] ?? 'something else'
    asked.push(place)
    const refusal = refuse(place)
    if (refusal !== undefined) return void socket.end(refusal)
    const onward = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 Connection Established\r\n\r\n'))
    onward.on('error', () => socket.destroy())
    socket.on('close', () => onward.destroy())
    socket.pipe(onward).pipe(socket)
  })
}
