import { describe, expect, it } from 'vitest'
import { assignmentsIn } from '../../src/detect/candidate.ts'
import { fakeKey } from '../support/fake-keys.ts'

const value = fakeKey('lower*3 digit*2 upper*2 lower*3')
const id = fakeKey('hex*16')
const pair = Buffer.from(`deploy:${value}`).toString('base64')

/** Where it is written, the text, and the name that the value is given to there. */
const written: readonly (readonly [string, string, string])[] = [
  ['a shell', `export DB_PASSWORD="${value}"`, 'DB_PASSWORD'],
  ['an .env file', `API_SECRET=${value}\n`, 'API_SECRET'],
  ['YAML', `db:\n  password: ${value}\n`, 'password'],
  ['JSON', `{ "clientSecret": "${value}" }`, 'clientSecret'],
  ['JSON in JSON', `"body": "{\\"token\\":\\"${value}\\"}"`, 'token'],
  ['TOML', `auth_token = '${value}'`, 'auth_token'],
  ['a properties file', `spring.datasource.password=${value}\n`, 'spring.datasource.password'],
  ['JavaScript', `const config = { password: '${value}' }`, 'password'],
  ['Python', `connect(user="me", password="${value}")`, 'password'],
  ['Python with bytes', `SECRET_KEY = b'${value}'`, 'SECRET_KEY'],
  ['Go', `config.APIToken := "${value}"`, 'config.APIToken'],
  ['Java', `private static final String PASSWORD = "${value}";`, 'PASSWORD'],
  ['Kotlin, with a type', `val apiKey: String = "${value}"`, 'apiKey'],
  ['Ruby', `:secret_token => "${value}"`, 'secret_token'],
  ['PHP', `define('DB_PASSWORD', '${value}');`, 'DB_PASSWORD'],
  ['a constructor', `new PasswordCredential("${value}")`, 'PasswordCredential'],
  ['a wrapped literal', `Key: String("${value}")`, 'Key'],
  ['PowerShell', `ConvertTo-SecureString "${value}" -AsPlainText`, 'ConvertTo-SecureString'],
  ['SQL', `CREATE USER app IDENTIFIED BY '${value}'`, 'IDENTIFIED'],
  ['an XML element', `<password>${value}</password>`, 'password'],
  ['an XML attribute', `<user name="me" password="${value}"/>`, 'password'],
  ['a list of pairs', `<add key="DbPassword" value="${value}"/>`, 'DbPassword'],
  ['Kubernetes', `- name: DB_PASSWORD\n  value: "${value}"`, 'DB_PASSWORD'],
  ['a Dockerfile', `ENV ADMIN_PASSWORD ${value}\n`, 'ADMIN_PASSWORD'],
  ['a flag', `mysqldump --password=${value} shop`, '--password'],
  ['a query', `https://acme.io/login?auth_token=${value}&page=1`, 'auth_token'],
  ['a header', `curl -H 'X-Auth-Token: ${value}' https://acme.io`, 'X-Auth-Token'],
  ['basic authentication', `'Authorization': 'Basic ${pair}'`, 'Basic'],
  ['an XML element with a short name', `<pwd>${value}</pwd>`, 'pwd'],
  ['a table of values', `shop_token,${value}\n`, 'shop_token'],
  ['a list in a call', `login("token", "${value}", "shop")`, 'token'],
  ['a connection string', `Server=db;Password=${value};Database=shop`, 'Password'],
]

describe('an assignment', () => {
  it.each(written)('is found in %s', (_, text, name) => {
    const found = assignmentsIn(text).map((one) => ({ name: one.name, value: text.slice(one.start, one.end) }))
    expect(found).toContainEqual({ name, value: text.includes(pair) ? pair : value })
  })

  it.each([
    ['a call', 'password = getPassword(user)'],
    ['a member', 'token = request.headers.token;'],
    ['a parameter', 'function login(user, password) {'],
    ['an empty value', 'password: ""'],
    ['a run of one character', `password: "${'x'.repeat(12)}"`],
    ['a word of three letters', 'token: "abc"'],
    ['a sentence with a name in it', 'pass `exception` for those that call it'],
    ['a sentence with a quoted name in it', "we pass 'options' on"],
    ['the fence of a code block', 'now they should pass:\n\n```bash\nmake\n```'],
    ['the name of an entry', `"keys": {\n  "${id}": {`],
    ['a list of names', '.extracting("location", "password", "provider", "type")'],
    ['a list of options', "PASS_VARS = ['check_mode', 'debug']"],
    ['a word behind a variable in quotes', 'grep "$DB_PASSWORD" errors.log2'],
    ['a module and its version', 'example.com/oauth v1.20.3'],
    ['a folder that is written to a file', 'pwd >expected.txt'],
    ['a variable in a template', '{{secret "billing-reader"}}'],
    ['the id of a key', `apt-key adv --recv-keys ${id.toUpperCase()}`],
    ['the public key of SSH', `"key": "ssh-rsa ${'A'.repeat(4)}${value} me"`],
    ['a sealed value', `<password>{${value}}</password>`],
    ['the scope of a signature', `"X-Amz-Credential": "${value}/20260101/eu-west-1/s3/aws4_request"`],
    ['a type', 'Action<PasswordCredentials> action = first;'],
    ['another call behind the one that it stands in', 'say("they pass"), leave("exclude")'],
    ['a file', `DB_PASSWORD_FILE=/run/secrets/${id}`],
  ])('is none where there is only %s', (_, text) => {
    expect(assignmentsIn(text)).toEqual([])
  })

  it('whose value goes on beyond the limit is none, so that no part of it is shown', () => {
    expect(assignmentsIn(`token = "${'a1'.repeat(300)}"`)).toEqual([])
  })

  it('belongs to the last word of its name alone', () => {
    expect(assignmentsIn(`SECRET_API_TOKEN_KEY = "${value}"`)).toHaveLength(1)
  })
})
