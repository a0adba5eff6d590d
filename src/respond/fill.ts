// A template of a call and a finding → the request that is sent. Each place is written as the text around it demands.
import type { Finding } from '../model.ts'
import type { RequestTemplate } from '../rules/call.ts'
import type { HttpRequest } from './http-call.ts'

/** What stands for a place in a template, by its name: `secret` or `part:ID`. */
export type Values = ReadonlyMap<string, string>

const PLACE = /\{\{(.*?)\}\}/g

/** The values of a finding; a place whose part is missing, or may be one of several, has none. */
export function valuesOf({ secret, parts = [] }: Pick<Finding, 'secret' | 'parts'>): Values {
  const values = new Map<string, string | undefined>([['secret', secret?.reveal()]])
  for (const { title, rule, secret: value } of parts) {
    for (const name of new Set([title, rule])) {
      if (name === undefined || value === undefined) continue
      values.set(`part:${name}`, values.has(`part:${name}`) ? undefined : value.reveal())
    }
  }
  return new Map([...values].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])))
}

/** The request, or the name of the place that nothing fills. */
export function fillRequest(template: RequestTemplate, values: Values): HttpRequest | string {
  const missing = [...JSON.stringify(template).matchAll(PLACE)].map(([, name = '']) => name).find((name) => !values.has(name))
  if (missing !== undefined) return missing
  const { method, url, headers = {}, basic } = template
  const fill = (text: string) => filled(text, values, (value) => value)
  const body = bodyOf(template, fill)
  return {
    method,
    url: filled(url, values, inAddress),
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, fill(text)])),
      ...(basic && { Authorization: `Basic ${Buffer.from(`${fill(basic.user)}:${fill(basic.password)}`).toString('base64')}` }),
      ...(body && { 'Content-Type': body.type }),
    },
    ...(body && { body: body.text }),
  }
}

function filled(text: string, values: Values, write: (value: string) => string): string {
  return text.replace(PLACE, (_, name: string) => write(values.get(name) ?? ''))
}

/** No value may end the part of the address that it stands in. RFC 3986: a colon is fine there. */
function inAddress(value: string): string {
  return encodeURIComponent(value).replaceAll('%3A', ':')
}

function bodyOf({ form, json }: RequestTemplate, fill: (text: string) => string): { type: string; text: string } | undefined {
  if (json) return { type: 'application/json', text: JSON.stringify(inTexts(json, fill)) }
  if (!form) return undefined
  const fields = Object.entries(form).map(([name, text]): [string, string] => [name, fill(text)])
  return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(fields).toString() }
}

function inTexts(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') return fill(value)
  if (Array.isArray(value)) return value.map((one) => inTexts(one, fill))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inTexts(inner, fill)]))
}
