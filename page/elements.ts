// Makes elements. Texts become text nodes, never markup.

type Child = Node | string

type Attributes = Readonly<Record<string, string | number | boolean>>

/** An attribute that is true stands without a value, one that is false isn't there. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  return filled(document.createElement(name), attributes, children)
}

export function drawing<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children)
}

function filled<Made extends Element>(made: Made, attributes: Attributes, children: readonly Child[]): Made {
  for (const [name, value] of Object.entries(attributes)) if (value !== false) made.setAttribute(name, value === true ? '' : String(value))
  made.append(...children)
  return made
}

/** The text, with what stands between backticks as code. */
export function withCode(text: string): Child[] {
  const pieces = text.split('`')
  // An odd backtick is a backtick.
  if (pieces.length % 2 === 0) return [text]
  return pieces.map((piece, i) => (i % 2 === 0 ? piece : element('code', {}, piece)))
}

export function number(amount: number): string {
  return amount.toLocaleString('en')
}

export function count(amount: number, noun: string): string {
  return `${number(amount)} ${noun}${amount === 1 ? '' : 's'}`
}
