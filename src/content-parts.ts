/** `{ type: "text", text: "What is it?" }`, with or without the type. */
export interface TextPart {
  readonly type?: "text" | undefined;
  readonly text: string;
}

/**
 * An image: `{ type: "image" }`, or anything with a member `image` or `image_url`. What it holds is not read; the template
 * has a placeholder for it, `<|image_pad|>`, or no place.
 */
export type ImagePart =
  | { readonly type: "image"; readonly [member: string]: unknown }
  | { readonly type?: "image_url" | undefined; readonly image_url: unknown }
  | { readonly image: unknown; readonly [member: string]: unknown };

/** A video: `{ type: "video" }`, or anything with a member `video`; its placeholder is `<|video_pad|>`. */
export type VideoPart =
  | { readonly type: "video"; readonly [member: string]: unknown }
  | { readonly video: unknown; readonly [member: string]: unknown };

/** A part of OpenAI's union, so that its messages are assignable; no template has a place for it. */
export interface UnprintedPart {
  readonly type: "input_audio" | "file" | "refusal";
}

/**
 * One element of a list content. Which of them a template prints is its business: the first ones none, Qwen3-VL and
 * Qwen3.5 to 3.8 text, images and videos. A bare string is accepted where a template prints lists as they are.
 */
export type ContentPart = string | TextPart | ImagePart | VideoPart | UnprintedPart;
