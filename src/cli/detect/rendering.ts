/** What a template makes of a request. */
export type Rendering = { readonly text: string } | { readonly error: string };

/** Wordings of errors are not compared: the engine has its own. */
export function isSame(one: Rendering, other: Rendering): boolean {
  if ("text" in one && "text" in other) return one.text === other.text;
  return "error" in one && "error" in other;
}

/** The text, or that of the error. */
export function messageOf(rendering: Rendering): string {
  return "text" in rendering ? rendering.text : rendering.error;
}
