/**
 * What makes the same print of the same file in a shell. `{origin}` is where this server is, which
 * only the browser knows for sure.
 */
export function curlLine(
  { name, format: sent }: { name: string; format: string },
  recipe: string,
  format: string
): string {
  const type = sent === 'svg' ? 'svg+xml' : sent
  // `@-` would be the standard input
  const file = name === '-' ? './-' : name
  return [
    "curl -H 'Prefer: wait=20' -H 'Accept: image/*'",
    `-H 'Content-Type: image/${type}'`,
    `--data-binary ${quote(`@${file}`)}`,
    quote(`{origin}/images?recipe=${encodeURI(recipe)}`),
    `-o print.${format}`
  ].join(' ')
}

/** For a POSIX shell: nothing in single quotes means anything but its end. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
