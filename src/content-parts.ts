/** `{ type: "text", text: "What is it?" }`, with or without the type. */
export interface TextPart {
  readonly type?: "text" | undefined;
  readonly text: string;
}

/** `T` with any other members: as an interface of the caller's has them, which has no index signature, and as a literal. */
export type OpenPart<T> = T | (T & { readonly [member: string]: unknown });

/**
 * An image: `{ type: "image" }`, `{ image }` or `{ image_url }`. What it holds, and what else there is, is not read; the template
 * has a placeholder for it, `<|image_pad|>`, or no place.
 */
export type ImagePart =
  | OpenPart<{ readonly type: "image" }>
  | OpenPart<{ readonly type?: string | undefined; readonly image: unknown }>
  | OpenPart<{ readonly type?: string | undefined; readonly image_url: unknown }>;

/** A video: `{ type: "video" }` or `{ video }`; its placeholder is `<|video_pad|>`. */
export type VideoPart =
  OpenPart<{ readonly type: "video" }> | OpenPart<{ readonly type?: string | undefined; readonly video: unknown }>;

/** A part of OpenAI's union, so that its messages are assignable; no template has a place for it. */
export interface UnprintedPart {
  readonly type: "input_audio" | "file" | "refusal";
}

/**
 * One element of a list content. Which of them a template prints is its business: the first ones none, Qwen3-VL and
 * Qwen3.5 to 3.8 text, images and videos. A bare string is accepted where a template prints lists as they are.
 */
export type ContentPart = string | TextPart | ImagePart | VideoPart | UnprintedPart;
