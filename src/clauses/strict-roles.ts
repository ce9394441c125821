import { templateError } from "../errors.ts";
import type { ByRole, Clause } from "../template.ts";
import { rolesWith } from "./roles.ts";
import { laterSystem } from "./text.ts";
import { toolTurnAfterOthers } from "./tool.ts";

/** Raises; what is wrong with the content of the message is said before. */
const refusedTurn =
  (place: string, reason: string): Clause =>
  (writer, turn, request) => {
    request.template.content(writer, turn, request);
    throw templateError(turn.paths.message + place, reason);
  };

/** For any role but the four. */
export const unexpectedTurn: Clause = /* @__PURE__ */ refusedTurn(".role", "Unexpected message role.");

/** Four roles, and a system message in the first place only. */
export const strictRoles: ByRole<Clause> = /* @__PURE__ */ rolesWith(
  /* @__PURE__ */ laterSystem(/* @__PURE__ */ refusedTurn("", "System message must be at the beginning.")),
  toolTurnAfterOthers,
);
