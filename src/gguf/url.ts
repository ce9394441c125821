/** `https://…`, and not `C:\models\…`. */
export function isUrl(source: string): boolean {
  return /^(?:https?|file|blob|data):/i.test(source) && parsed(source) !== undefined;
}

/** `URL.parse`, which engines of 2023 do not have. */
function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** What errors call a URL: without name, password, query and fragment, which may be secrets. */
export function urlLabel(url: URL): string {
  return url.protocol.startsWith("http") ? url.origin + url.pathname : url.href.slice(0, 200);
}

/** What a platform says, with such labels for URLs: `error sending request for url (https://cdn.test/a?key=1): timed out` */
export function withoutSecrets(words: string): string {
  return words.replace(/https?:\/\/\S+/g, (found) => {
    const url = found.endsWith("):") ? found.slice(0, -2) : found; // as Deno puts it
    const label = parsed(url);
    return label === undefined ? "a URL" : urlLabel(label) + found.slice(url.length);
  });
}
