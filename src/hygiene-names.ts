// Which names of files are worth a look at how keys are kept: a commit that brings none of them pays for none of the checks.

const BEGINNING =
  /^(?:\.env(?:rc)?(?:$|[._~-])|\.flaskenv$|\.npmrc$|\.yarnrc\.yml$|\.pypirc$|[._]netrc$|\.git-credentials$|\.docker(?:cfg|configjson)$|id_(?:rsa|dsa|ecdsa|ed25519)(?:_[\w-]+)?$|\.\w+_history$)/i
const ENDINGS = new Set('env pem key p12 pfx jks jceks keystore ppk tfstate tfvars sql dump pgdump'.split(' '))
const MIDDLE =
  /kubeconfig|\.tfstate\.|\.tfvars\.json$|credentials?.*\.(?:json|ya?ml|ini|csv)$|(?:service[-_]?account|adminsdk).*\.json$|-[0-9a-f]{12}\.json$/i
const PLAIN = new Set(['credentials', 'config', 'config.json'])
const IN_FOLDER = /(?:^|\/)(?:\.aws\/credentials|\.kube\/config|\.docker\/config\.json)$/

/** Whether a file of this name may hold keys by its nature. */
export function isTelling(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return ENDINGS.has(ending) || BEGINNING.test(name) || MIDDLE.test(name) || (PLAIN.has(name) && IN_FOLDER.test(path))
}
