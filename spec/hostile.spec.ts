import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson, templateIds } from "../src/index.ts";
import { type Arguments } from "./support/junk/paths.ts";
import { builtIns, changedSince } from "./support/junk/prototypes.ts";
import { answer, eachPlace, exceptionOf, format, readers, request, type Call } from "./support/junk/readers.ts";
import { strangeValues } from "./support/junk/strange.ts";
import { copyOf, memberAt, placesIn, put } from "./support/junk/trees.ts";
import { hostileKeys, junk } from "./support/junk/values.ts";

describe("what is no data, in every place for data, is refused or not read", { timeout: 60_000 }, () => {
  it.each(strangeValues)("$name", ({ make }) => {
    const before = builtIns();
    let errors = 0;
    for (const reader of readers) {
      for (const [given, place] of eachPlace(reader.given)) {
        // A class is a function, and is called as one.
        if (typeof make() === "function" && place.key === "onOmission") continue;
        put(place, make());
        if (answer(reader, given) === "error") errors++;
      }
    }
    expect(errors).toBeGreaterThan(0);
    expect(changedSince(before)).toEqual([]);
  });
});

describe("a key that means something to JavaScript is a key like any other", { timeout: 60_000 }, () => {
  it.each(hostileKeys.map((key) => ({ key })))("$key", ({ key }) => {
    const before = builtIns();
    for (const reader of readers) {
      for (const [given, place] of eachPlace(reader.given)) {
        for (const value of [null, { role: "x" }, ["a"]]) {
          const copy = copyOf(given);
          const container = memberAt(place.container, place.key);
          if (typeof container === "object" && container !== null && !Array.isArray(container)) {
            put({ container, key }, value);
          }
          answer(reader, copy);
        }
      }
    }
    expect(changedSince(before)).toEqual([]);
  });

  it.each(hostileKeys.map((key) => ({ key })))(
    "$key beside the members of a message leaves its text alone",
    ({ key }) => {
      for (const value of [{ role: "system", tool_calls: [1] }, ["a"], "x", 1]) {
        const message = Object.fromEntries([
          ["role", "user"],
          ["content", "q"],
          [key, value],
        ]);
        const parsed = parseJson(JSON.stringify([message]));
        for (const messages of [[message], parsed])
          expect(format({ messages, options: {} })).toContain("user\nq<|im_end|>");
      }
    },
  );
});

describe("the caller's own exceptions", { timeout: 60_000 }, () => {
  const own = new Error("the caller's");
  const fail = (): never => {
    throw own;
  };
  const traps = ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"] as const;

  it("come through as they are, out of a getter anywhere", () => {
    let thrown = 0;
    for (const reader of readers) {
      for (const [given, place] of eachPlace(reader.given)) {
        Object.defineProperty(place.container, place.key, { get: fail, enumerable: true });
        expect(exceptionOf(() => reader.read(given))).toBeOneOf([own, undefined]);
        if (exceptionOf(() => reader.read(given)) === own) thrown++;
      }
    }
    expect(thrown).toBeGreaterThan(300);
    expect(format(request)).toBe(format(copyOf(request)));
  });

  it.each(traps)("come through as they are, out of a proxy's %s", (trap) => {
    for (const reader of readers) {
      for (const [given, place] of eachPlace(reader.given)) {
        const target = memberAt(place.container, place.key);
        if (typeof target !== "object" || target === null) continue;
        put(place, new Proxy(target, { [trap]: fail }));
        expect(exceptionOf(() => reader.read(given))).toBeOneOf([own, undefined]);
      }
    }
  });

  it("are a TypeError of the engine for a proxy that has been revoked", () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    expect(() => format({ ...request, messages: proxy })).toThrow(TypeError);
  });
});

describe("members that are another thing each time", { timeout: 60_000 }, () => {
  it("give a value or one of our errors", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...readers),
        fc.nat(),
        fc.array(junk, { minLength: 1, maxLength: 3 }),
        (reader, at, values) => {
          const copy = copyOf(reader.given);
          const places = placesIn(copy);
          const place = places[at % places.length];
          if (place === undefined) return;
          const all = [memberAt(place.container, place.key), ...values];
          let times = 0;
          Object.defineProperty(place.container, place.key, { get: () => all[times++ % all.length], enumerable: true });
          expect(exceptionOf(() => reader.read(copy as Arguments))).toBeUndefined();
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("of a message, a call, its arguments and a tool are read once", () => {
    for (const template of templateIds) {
      const counts = new Map<string, number>();
      const options = { ...(request.options as object), template };
      exceptionOf(() => format(counted({ ...request, options }, "", counts) as Call));
      const often = [...counts].filter(
        ([path, count]) => count > 1 && !/^\.options\.template$|content\[\d\]/.test(path),
      );
      expect(often).toEqual([]);
      expect(counts.get(".messages[0].role")).toBe(1);
    }
  });
});

/** A copy with getters that count. */
function counted(value: unknown, path: string, counts: Map<string, number>): unknown {
  if (Array.isArray(value)) return value.map((item, index) => counted(item, `${path}[${index}]`, counts));
  if (typeof value !== "object" || value === null) return value;
  const copy = {};
  for (const [key, member] of Object.entries(value)) {
    const at = `${path}.${key}`;
    const inside = counted(member, at, counts);
    const get = (): unknown => {
      counts.set(at, (counts.get(at) ?? 0) + 1);
      return inside;
    };
    Object.defineProperty(copy, key, { get, enumerable: true });
  }
  return copy;
}
