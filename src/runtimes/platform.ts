/*
 * Types of the platform, by way of what `globalThis` has: declarations that name `Response` or `ReadableStream` do not
 * compile for those who have neither the types of Node nor those of a browser.
 */

/** `fetch` */
export type Fetch = typeof globalThis extends { fetch: infer F } ? F : never;

/** `AbortSignal` */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer S } } ? S : never;

/** `ReadableStream` */
export type Stream = typeof globalThis extends { ReadableStream: { prototype: infer S } } ? S : never;
