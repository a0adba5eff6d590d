// Which names of files are worth a look at how keys are kept: a commit that brings none of them pays for none of the checks.

const TELLING =
  /(?:^|\/)(?:\.env|\.flaskenv|[^/]*\.env$|\.npmrc|\.yarnrc|\.pypirc|\.netrc|_netrc|\.git-credentials|\.dockercfg|\.docker\/config\.json|\.aws\/|\.kube\/|kubeconfig|id_(?:rsa|dsa|ecdsa|ed25519)|[^/]*\.(?:pem|key|p12|pfx|jks|keystore|ppk|tfstate|tfvars|sql|dump|bak|backup)\b|\.(?:bash|zsh|psql|mysql|python|node_repl)_history|[^/]*credentials[^/]*|[^/]*service[-_]?account[^/]*)/i

export function isTelling(path: string): boolean {
  return TELLING.test(path)
}
