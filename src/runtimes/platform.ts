/*
 * Types of the platform, by way of what `globalThis` has: declarations that name `Response` or `ReadableStream` do not
 * compile for those who have neither the types of Node nor those of a browser.
 */

/** `fetch` */
export type Fetch = typeof globalThis extends { fetch: infer F } ? F : never;

/** `AbortSignal` */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer S } } ? S : never;

/** `ReadableStream`, of anything. */
export type AnyStream = typeof globalThis extends { ReadableStream: { prototype: infer S } } ? S : never;

/** `ReadableStream<T>`: that of the platform, and known to be read as `T`. */
export type Stream<T> = ReadAs<T> & AnyStream;

/** The part of `ReadableStream<T>` by which it is read. */
export interface ReadAs<T> {
  /** Nobody else may read while it is held. */
  readonly getReader: () => StreamReader<T>;
}

/** `ReadableStreamDefaultReader<T>`, as far as one needs it. */
export interface StreamReader<T> {
  /** The next one, with `done` where there is none. */
  readonly read: () => Promise<{ readonly done: boolean; readonly value?: T | undefined }>;
  /** Ends the answer. */
  readonly cancel: (reason?: unknown) => Promise<void>;
  /** Leaves the stream to another reader. */
  readonly releaseLock: () => void;
}

/** `URL` */
export type Url = typeof globalThis extends { URL: { prototype: infer U } } ? U : never;

/** `Blob` */
export type BinaryFile = typeof globalThis extends { Blob: { prototype: infer B } } ? B : never;
