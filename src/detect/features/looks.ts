// What a value looks like: a name, base64, a weak password.
import { type Feature, test } from './feature.ts'

export const looks: readonly Feature[] = [
  test('identifier', /^[A-Za-z_$][\w$]*$/, 'value'),
  test('base64', /^[A-Za-z0-9+/]{12,}={0,2}$/, 'value'),
  test('letters and digits', /^[A-Za-z0-9]+$/, 'value'),
  test('lower-case word', /^[a-z]+$/, 'value'),
  test('leading sign', /^[^0-9A-Za-z]/, 'value'),
  test('word for a secret', /secret|passw?|pwd|token|key|auth|cred|private/, 'low'),
  test(
    'weak password',
    /^(?:p[a@4][s5$]{2}w[o0]rd\d*|passw?d?\d*|secret\d*|admin\d*|root|test\d*|testing|changeme|changeit|letmein|welcome\d*|qwerty\d*|guest|user\d*|default|1234\d*|abc123|foo(?:bar)?\d*|hunter2|toor|postgres|mysql|redis|demo|hello)$/,
    'low',
  ),
]
