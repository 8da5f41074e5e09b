/**
 * A shell command that makes the same print of the same file. `{origin}` stands for this server's
 * address, which only the browser knows for sure.
 */
export function curlLine(
  { name, format: sent }: { name: string; format: string },
  recipe: string,
  format: string
): string {
  const type = sent === 'svg' ? 'svg+xml' : sent
  // `@-` would be standard input
  const file = name === '-' ? './-' : name
  return [
    "curl -H 'Prefer: wait=20' -H 'Accept: image/*'",
    `-H 'Content-Type: image/${type}'`,
    `--data-binary ${quote(`@${file}`)}`,
    quote(`{origin}/images?recipe=${encodeURI(recipe)}`),
    `-o print.${format}`
  ].join(' ')
}

/** Quotes for a POSIX shell, where only a single quote is special within single quotes. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
