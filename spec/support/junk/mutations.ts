import fc from "fast-check";
import { copyOf, memberAt, placesIn, put, remove } from "./trees.ts";
import { anyKey, junk } from "./values.ts";

/** What is done at one place. */
interface Change {
  readonly kind: "replace" | "remove" | "move" | "rename" | "add" | "wrap" | "name";
  /** Which of all places, modulo their number. */
  readonly at: number;
  readonly from: number;
  readonly key: string;
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("replace", "replace", "replace", "remove", "move", "rename", "add", "wrap", "name"),
  at: fc.nat(),
  from: fc.nat(),
  key: anyKey,
  value: junk,
});

/** Values of this kind with one to three places made wrong. */
export function mutated<T>(valid: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  const changes = fc.array(change, { minLength: 1, maxLength: 3 });
  return fc.tuple(valid, changes).map(([value, list]) => list.reduce<unknown>(changed, copyOf<unknown>(value)));
}

function changed(value: unknown, { kind, at, from, key, value: by }: Change): unknown {
  const places = placesIn(value);
  const place = places[at % places.length];
  if (place === undefined) return by;
  const old = memberAt(place.container, place.key);
  switch (kind) {
    case "replace":
      put(place, by);
      break;
    case "remove":
      remove(place);
      break;
    case "move": {
      const other = places[from % places.length];
      put(place, copyOf(other === undefined ? by : memberAt(other.container, other.key)));
      break;
    }
    case "rename":
      remove(place);
      if (!Array.isArray(place.container)) put({ ...place, key }, old);
      break;
    case "add":
      if (!Array.isArray(place.container)) put({ ...place, key }, by);
      break;
    case "wrap":
      put(place, at % 2 === 0 ? [old] : { [key]: old });
      break;
    case "name":
      put(place, key);
      break;
  }
  return value;
}
