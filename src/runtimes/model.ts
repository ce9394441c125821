import { expected } from "../errors.ts";
import { membersOf, ownMember } from "../members.ts";

/** The name of the model that a server is asked for; throws `invalid-input`. */
export function modelIn(options: { readonly model: string }): string {
  const model = ownMember(membersOf(options, "options"), "model");
  if (typeof model !== "string") throw expected("model", "a string", model);
  return model;
}
