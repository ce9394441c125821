import { expected, QwenFormatError } from "../errors.ts";
import { membersOf } from "../members.ts";

/** Options with the types of their defaults. Throws `invalid-input` for others; null is absence. */
export function readOptions<T extends Readonly<Record<string, string | boolean>>>(options: unknown, defaults: T): T {
  const read: Record<string, unknown> = { ...defaults };
  for (const [name, value] of Object.entries(membersOf(options ?? {}, "options"))) {
    if (value === undefined || value === null) continue;
    const type = typeof defaults[name];
    if (!Object.hasOwn(defaults, name)) throw new QwenFormatError("invalid-input", name, "not an option");
    if (typeof value !== type) throw expected(name, `a ${type} or null`, value);
    read[name] = value;
  }
  return read as T;
}
