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
  ['a list in YAML', `tokens:\n- ${value}\n- other\n`, 'tokens'],
  ['a list in YAML, in quotes', `  passwords:\n    - '${value}'\n`, 'passwords'],
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
  ['a sentence', `Database password: ${value}\n`, 'password'],
  ['what says that it is in clear', `unencrypted_password = "${value}"`, 'unencrypted_password'],
  ['a table in Markdown', `| \`password\` | \`${value}\` |`, 'password'],
  ['a list of settings', `{user: me, password: ${value}, host: db}`, 'password'],
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
    ['an empty text before a comment', 'token := "" // see Zq8rT2xK9w\n'],
    ['an empty text before a comment in YAML', "password: '' # see Zq8rT2xK9w\n"],
    ['whose signatures count', `gpg:\n  keys:\n    - ${fakeKey('HEX*16')}\n`],
    ['a negative number in YAML', 'keys:\n  -1234\n'],
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
    ['the type that a function gives', 'public function testEmpty($password): void'],
    ['a call on what the call before it gave', "$user->expects('getAuthPassword')->andReturn('digest');"],
    ['a member that is given something else', '$password->sometimes = true;'],
    ['a member that is compared', 'if (password->data == NULL) {'],
    ['a member of a class', 'ResetPassword::$toMailCallback = null;'],
    ['a declaration', 'Password firstOfTwo = read("login");'],
    ['rules of a validator', "'password' => 'required|min:8|confirmed'"],
    ['one of several words', '/^(?:notes|opaquelocktoken|openpgp4fpr|pack)$/'],
    ['a mount of the current folder', `docker run -v \${PWD}:/data:delegated image`],
    ['a key server and its port', 'http://keyserver.acme.io:11371/pks/lookup?search=all'],
    ['a link in Markdown', `* **secretmanager:** Rotation for Secrets ([${id.slice(0, 7)}](https://acme.io/${id}))`],
    ['the way to log in that a server wants', 'A002 AUTHENTICATE XOAUTH2\nWWW-Authenticate: acme2000'],
    ['the answer of a server to a digest', `rspauth=${id}`],
    ['a sentence on tests', '// it fails now and is expected to PASS once it is done'],
    ['the public key of SSH without its kind', `"key": "${['AAAA', 'B3NzaC1yc2E'].join('')}${value}"`],
    ['a public key in a sentence', `verify with the public key "RW${value}"`],
    ['the scope of a signature like that', `Credential=me/20260101/eu-west-1/s3/acme4_request`],
    [
      'armour in base64, which has a rule of its own',
      `tls.key: ${Buffer.from(['-----BEGIN', 'CERTIFICATE-----'].join(' ')).toString('base64')}`,
    ],
    ['the cipher for passwords', 'PASSWORD_CIPHER = "AES/CBC/PKCS5Padding"'],
    ['the default of an algorithm', 'PASSWORD_ALGORITHM_DEFAULT = "pbkdf2-sha512"'],
    ['a variable of the environment', 'PassEnv GNUPGHOME'],
    ['a constant of a language', 'long superSecret = 0XB3415C00L;'],
    ['a version', '"@acme/credential-provider-login": "npm:^3.972.28"'],
    ['names in Markdown', '`username`, `password`, `database` in an object'],
    ['a date', "pass: '2011-02-04',"],
    ['the reporter of an error', 'error presenting token: gandiv5: unexpected zone'],
    ['a file', `DB_PASSWORD_FILE=/run/secrets/${id}`],
    ['the number of an advisory', '// never sees the token (GHSA-9x7m-wq5c-2j4f) again'],
    ['a digest with its kind', `token.py,sha256=${id}${id},1432`],
    ['the name of a resource', `// "arn:aws:secretsmanager:eu-west-1:1234:secret:Shop-${id}"`],
    ['the name of a class', 'authenticate (Lacme3/Route;Lacme3/Response;)Lacme3/Request;'],
    ['a symbol', 'has_secure_password :untracked'],
    ['a folder', `"SandboxKey": "/var/run/acme/netns/${id}"`],
    ['the address of a service', `"token": "https://acme.io/login?session=${id}"`],
    ['the address of a machine', 'AuthDomain::from("[2001:db8:a::123]:8080")'],
    ['the token of a badge', `[![cover](https://acme.io/gh/shop/badge.svg?token=${id})](https://acme.io)`],
    ['a commit with its link', `replace \`for\` with keys ([\`${id}\`](https://acme.io/commit/${id}))`],
    ['the next word of a list', '(dict "secret" "acme-password" "providedValues" (list "one"))'],
    ['the next word behind a list', '"providedValues" (list "auth.password") "skipB64enc" true'],
    ['what follows a text that ends in a quote', `['password="', encode(7), 'token="']`],
    ['another member of a type', 'type State = "pass" | "failing" | "missing"'],
    ['what a test printed', '  console.log("PASS: sha3-256 roundtrip:", text)'],
    ['what a test printed at the beginning of a line', 'PASS: findsOrigin\n'],
    ['an optional member', 'endOfPassWriteIndex?: GPUSize32;'],
    ['a path of names in code', '16 => ConnectionTrafficSecrets::Aes128Gcm { key, iv },'],
    ['an argument with a number in its name', 'key.decrypt(Pkcs1v15Encrypt, &msg)'],
    ['an explanation', 'auth.password (auto-generated if it is absent)'],
    ['the text of a link', '<a name="passphrase" id="passphrase">Anahtar1</a>'],
    ['options behind a name in brackets', '"add <name or user:password> [options4all]"'],
    ['a word of another language', Buffer.from('"Token uwierzytelniający"').toString('latin1')],
    ['keys that are pressed', 'tmux send-keys "printf 0192837465"'],
    ['the id of a key that is asked for', `gpg --receive-keys ${id.toUpperCase()}`],
    ['the case of a switch', 'case "password":\n  options.set("userName1", result)'],
    ['a program that asks', "if (getenv('GIT_ASKPASS') !== 'echo1') {"],
    ['the id of a key in a sentence', `made with DSA key ${id.toUpperCase()}${id.slice(0, 8).toUpperCase()}${id.toUpperCase()}`],
    ['what is sealed by its name', `const encryptedClientSecret = "${value}"`],
    ['the way to exchange keys', '--key-exchange secp256r1mlkem768 --verbose'],
    ['the hash of a key', `"sha3_256_hash_of_signing_key": "${id}${id}"`],
    ['the name of a key in a cloud', `"KeyArn": "arn:aws:kms:eu-west-1:1234:key/${id}"`],
    ['a moment', '"LastAuthenticated": "2026-10-24T19:10:00Z"'],
    ['bytes of a picture', 'x key=\x0f\x8aa\xff91\xc3b7'],
  ])('is none where there is only %s', (_, text) => {
    expect(assignmentsIn(text)).toEqual([])
  })

  it('may be made of words, in a sentence that goes on in parentheses', () => {
    const words = ['Garden', 'Gate'].join('7')
    const text = `Password: ${words} (until May)\n`
    expect(assignmentsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([words])
  })

  it('ends before a control character that is escaped', () => {
    const text = `user=me%01auth=Bearer ${value}%01%01 and so on`
    expect(assignmentsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([value])
  })

  it('whose value goes on beyond the limit is none, so that no part of it is shown', () => {
    expect(assignmentsIn(`token = "${'a1'.repeat(300)}"`)).toEqual([])
  })

  it('belongs to the last word of its name alone', () => {
    expect(assignmentsIn(`SECRET_API_TOKEN_KEY = "${value}"`)).toHaveLength(1)
  })
})
