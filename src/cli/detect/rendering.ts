/** What a template makes of a request. */
export type Rendering =
  { readonly text: string; readonly error?: undefined } | { readonly error: string; readonly text?: undefined };

/** Wordings of errors are not compared: the engine has its own. */
export function isSame(one: Rendering, other: Rendering): boolean {
  return one.text === other.text;
}

/** The text, or that of the error. */
export function messageOf(rendering: Rendering): string {
  return rendering.text ?? rendering.error;
}
