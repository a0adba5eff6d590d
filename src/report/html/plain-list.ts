// The findings for browsers that run no script: counts and a plain list.
import { type Finding, severities } from '../../model.ts'
import type { Report } from '../../report-model.ts'
import { count, number } from '../human/amounts.ts'
import { placeText } from '../human/place.ts'
import { timelineWords } from '../human/timeline.ts'
import { worstFirst } from './data.ts'
import { type Markup, markup } from './markup.ts'

const FINDINGS_SHOWN = 200

export function plainList({ findings }: Report): Markup {
  const counted = worstFirst(findings.filter(({ suppression }) => !suppression))
  const counts = [...severities].reverse().map((severity) => {
    const amount = counted.filter((finding) => finding.severity === severity).length
    return amount > 0 ? markup`<li>${number(amount)} ${severity}</li>` : markup``
  })
  const left = counted.length - FINDINGS_SHOWN
  const more = left > 0 ? markup`<p>${count(left, 'more finding')}: allow this page its script to see them.</p>` : markup``
  if (counted.length === 0) return markup`<p>None.</p>`
  return markup`<ul>${counts}</ul>
<ol class="plain">${counted.slice(0, FINDINGS_SHOWN).map(item)}</ol>${more}`
}

function item(finding: Finding): Markup {
  const { severity, title, redacted, locations, remedy } = finding
  const [first] = locations
  const place = `${first ? placeText(first) : ''}${locations.length > 1 ? ` and ${count(locations.length - 1, 'more place')}` : ''}`
  const steps = remedy.map((step) => markup`<li>${step}</li>`)
  return markup`<li><strong>${severity}: ${title}</strong> <code>${redacted}</code> <span class="path">${place}</span>${timelineWords(finding)}<ol>${steps}</ol></li>
`
}
