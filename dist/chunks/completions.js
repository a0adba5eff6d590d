function e(e){return`# straykey completion bash: source it, or put it into ~/.local/share/bash-completion/completions/straykey
_straykey() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command=scan word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in ${e.map(({name:e})=>e).join(`|`)}) command="$word"; break;; esac
  done
  COMPREPLY=()
  case "$command" in
${e.map(t).join(`
`)}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY+=($(compgen -W '${e.map(({name:e})=>e).join(` `)}' -- "$current")); fi
  return 0
}
complete -o default -o bashdefault -F _straykey straykey
`}function t({name:e,actions:t,options:r}){let i=r.flatMap(e=>n(e)).join(` `),a=r.filter(({choices:e=[]})=>e.length>0),o=r.filter(({isFile:e})=>e);return[`    ${e})`,`      case "$previous" in`,...a.map(e=>`        ${n(e).join(`|`)}) COMPREPLY=($(compgen -W '${e.choices?.join(` `)}' -- "$current")); return 0;;`),...o.length>0?[`        ${o.flatMap(n).join(`|`)}) return 0;;`]:[],`      esac`,`      case "$current" in -*) COMPREPLY=($(compgen -W '${i}' -- "$current")); return 0;; esac`,...t.length>0?[`      [ "$previous" = ${e} ] && COMPREPLY=($(compgen -W '${t.join(` `)}' -- "$current"))`]:[],`      ;;`].join(`
`)}function n({name:e,short:t}){return[`--${e}`,...t?[`-${t}`]:[]]}function r(e){let t=e.map(({name:e})=>e);return`${[`# straykey completion fish: put it into ~/.config/fish/completions/straykey.fish`,...e.map(({name:e,about:t})=>`complete -c straykey -n '__fish_is_first_arg' -a ${e} -d ${o(t)}`),...e.flatMap(e=>i(e,t))].join(`
`)}\n`}function i({name:e,actions:t,options:n},r){let i=`__fish_seen_subcommand_from ${e}`,s=e===`scan`?`${i}; or not __fish_seen_subcommand_from ${r.join(` `)}`:i;return[...t.length>0?[`complete -c straykey -n ${o(i)} -a ${o(t.join(` `))}`]:[],...n.map(e=>`complete -c straykey -n ${o(s)} ${a(e)}`)]}function a({name:e,short:t,about:n,choices:r,isFile:i}){let a=r===void 0?``:r.length>0?` -x -a ${o(r.join(` `))}`:i?` -r -F`:` -x`;return`-l ${e}${t?` -s ${t}`:``}${a} -d ${o(n)}`}function o(e){return`'${e.replaceAll(`\\`,`\\\\`).replaceAll(`'`,`\\'`)}'`}function s(e){return`# straykey completion powershell: straykey completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName straykey -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $options = @{
${e.map(e=>`    ${l(e.name)} = @(${e.options.map(({name:e})=>l(`--${e}`)).join(`, `)})`).join(`
`)}
  }
  $actions = @{
${e.filter(({actions:e})=>e.length>0).map(({name:e,actions:t})=>`    ${l(e)} = @(${t.map(l).join(`, `)})`).join(`
`)}
  }
  $choices = @{
${c(e).map(({name:e,choices:t=[]})=>`    ${l(`--${e}`)} = @(${t.map(l).join(`, `)})`).join(`
`)}
  }
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  $before = @($words | Where-Object { $_ -ne $wordToComplete })
  $command = @($before | Where-Object { $options.ContainsKey($_) })[0]
  if (-not $command) { $command = 'scan' }
  $last = if ($before.Count -gt 0) { $before[-1] } else { '' }
  $found = if ($choices.ContainsKey($last)) { $choices[$last] }
    elseif ($wordToComplete.StartsWith('-')) { $options[$command] }
    elseif ($before.Count -eq 0) { $options.Keys | Sort-Object }
    elseif ($last -eq $command -and $actions.ContainsKey($command)) { $actions[$command] }
  $found | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`}function c(e){return[...new Map(e.flatMap(({options:e})=>e.map(e=>[e.name,e]))).values()].filter(({choices:e=[]})=>e.length>0)}function l(e){return`'${e.replaceAll(`'`,`''`)}'`}function u(e){return`#compdef straykey
# straykey completion zsh: put it into a folder of $fpath as _straykey
_straykey() {
  local -a names
  names=(${e.map(({name:e,about:t})=>h(`${m(e)}:${t}`)).join(` `)})
  local command=\${words[2]}
  if (( CURRENT == 2 )) && [[ \${words[CURRENT]} != -* ]]; then _describe command names; _files; return; fi
  case $command in
${e.map(d).join(`
`)}
    *) _arguments -s ${f(e.find(({name:e})=>e===`scan`))} '*:path:_files' ;;
  esac
}
if [ "$funcstack[1]" = _straykey ]; then _straykey "$@"; else compdef _straykey straykey; fi
`}function d(e){let{name:t,actions:n}=e,r=n.length>0?h(`2:action:(${n.join(` `)})`):``;return`    ${t}) _arguments -s ${h(`1:command:`)} ${r} ${f(e)} '*:path:_files' ;;`}function f(e){return(e?.options??[]).flatMap(p).join(` `)}function p({name:e,short:t,about:n,choices:r,isFile:i}){let a=r===void 0?``:`:value:${r.length>0?`(${r.join(` `)})`:i?`_files`:``}`,o=`[${n.replace(/[[\]:\\]/g,e=>`\\${e}`)}]${a}`;return[h(`--${e}${r===void 0?``:`=`}${o}`),...t?[h(`-${t}${o}`)]:[]]}function m(e){return e.replaceAll(`:`,`\\:`)}function h(e){return`'${e.replaceAll(`'`,`'\\''`)}'`}const g={bash:e,zsh:u,fish:r,powershell:s};export{g as shells};