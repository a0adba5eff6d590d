// Which files a web server hands to browsers, by their paths.

/** Folders whose files are served as they are. */
const SERVED = /(?:^|\/)(?:public|static|www|wwwroot|htdocs)\//i
/** Folders of what a build has made; servers' programs are built, too. */
const BUILT = /^(.*\/)?(?:dist|build|out)\//i
const PAGE = /\.(?:x?html?)$/i
const FOR_BROWSERS = /\.(?:[cm]?js|jsx|css|map|json|svg|webmanifest|txt|xml|wasm|x?html?)$/i
const BUNDLE = /(?:^|[./-])(?:bundle|chunk|min)\.(?:[cm]?js|css)(?:\.map)?$/i
/** Nothing of these is deployed. */
const NOT_DEPLOYED = /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|testdata|e2e|node_modules|vendor|coverage)\//i

/** Given all files: a built folder is a front end's when a page lies in it. */
export function isServed(files: readonly string[]): (path: string) => boolean {
  const frontEnds = new Set(files.filter((file) => PAGE.test(file)).flatMap((file) => BUILT.exec(file)?.[0] ?? []))
  return (path) => {
    if (NOT_DEPLOYED.test(path) || !FOR_BROWSERS.test(path)) return false
    return PAGE.test(path) || SERVED.test(path) || BUNDLE.test(path) || frontEnds.has(BUILT.exec(path)?.[0] ?? '')
  }
}
