import { splitForTraining, type TrainingExample } from "../masks/split.ts";
import { inRequestSpelling, messagesOf, optionsOf, type Formatting } from "../request.ts";
import type { JsonValue } from "../types.ts";
import type { NamedMask } from "./named-mask.ts";

export { formatRequest, messagesOf, requestMemberNames, unknownMembers, type Formatting } from "../request.ts";

/** The examples that train each turn of a request behind the prompt that it would have had. */
export function splitRequest(request: JsonValue, formatting: Formatting, mask: NamedMask): TrainingExample[] {
  const messages = messagesOf(request);
  return inRequestSpelling(() => splitForTraining(messages, mask.policyFor(messages), optionsOf(request, formatting)));
}
