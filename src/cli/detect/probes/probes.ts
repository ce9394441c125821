import { callProbes } from "./calls.ts";
import { chatProbes } from "./chats.ts";
import type { Probe } from "./probe.ts";
import { reasoningProbes } from "./reasoning.ts";
import { toolProbes } from "./tools.ts";

/** The plain ones first, so that a difference shows where it is easiest to see. */
export const probes: readonly Probe[] = [...chatProbes, ...reasoningProbes, ...toolProbes, ...callProbes];
