// What stands below the options in --help.

const MASKS = `
Mask policies (--mask):
  all-assistant     assistant turns, after the header, to the line break after <|im_end|>
  final-assistant   the last of them; last-turn: all after the last user message
  sampled           what the model samples: neither that line break nor what the generation prompt holds
  answer-only, reasoning-only, tool-calls-only
  roles:user,assistant    messages:1,3    everything
  message-weights   all-assistant times "weight" (0 to 1) or "train" (true, false) of each message;
                    message-weights:POLICY for another policy
  A+B               what A or B trains: reasoning-only+answer-only`;

const REQUEST = `
A request is a JSON object:
  {"id"?, "template"?, "messages", "tools"?, "add_generation_prompt"?, "enable_thinking"?, "continue_final_message"?}`;

const ERROR = `{"id": .., "error": {"code": "..", "message": "..", "path": ".."}}`;

export const programHelp = "\nExit status: 0 all well, 1 a request failed, 2 wrong usage.";

export const renderHelp: string = `${REQUEST}

With --jsonl, --json, --mask or --segments the answer is one of:
  {"id": .., "text": "..", "spans": [[start, end], ..], "weights": [..], "segments": [..]}
  ${ERROR}
spans are what the mask trains, with one weight for each where one is not 1.
${MASKS}

Examples:
  qwen3-format render request.json
  qwen3-format render --jsonl < requests.jsonl > answers.jsonl
  qwen3-format render --jsonl --mask answer-only < requests.jsonl
  qwen3-format render --segments --offsets utf16 request.json`;

export const encodeHelp: string = `${REQUEST}

The answer is one of:
  {"id": .., "input_ids": [..], "attention_mask": [..], "assistant_masks": [..], "labels": [..], "weights": [..]}
  ${ERROR}
labels come with --labels: the id where the token is trained, -100 elsewhere.
weights come where one is neither 0 nor 1, and with --details; assistant_masks are 1 where the weight is more than 0.
--details adds "offset_mapping": [[start, end], ..], "segment_indices": [..] and "message_indices": [..] by token,
"straddles": the tokens over a mask border with both sides of it, "text" and "segments".
--columns input_ids,attention_mask,labels gives exactly these members, as axolotl wants them.
--split answers a request whose reasoning the template drops from history with a line for each stretch of turns that
it shows as they were; "trained_messages" tells whose. The id is repeated. The generation prompt is left out.
${MASKS}

Examples:
  qwen3-format encode --tokenizer tokenizer.json request.json
  qwen3-format encode --tokenizer tokenizer.json --jsonl --labels < requests.jsonl > tokens.jsonl
  QWEN3_TOKENIZER=tokenizer.json qwen3-format encode --jsonl --split --mask sampled < requests.jsonl`;

export const viewHelp: string = `
With --mask a bar stands beside what is trained, and a weight that is not 1 before it. With --tokens the bar stands
below the tokens, and ▲ below one that lies over a mask border.
${MASKS}

Examples:
  qwen3-format view request.json
  qwen3-format view --mask all-assistant request.json
  qwen3-format view --mask all-assistant --tokens --tokenizer tokenizer.json request.json

Colours: only on a terminal; NO_COLOR=1 turns them off, FORCE_COLOR=1 on.
Width: the terminal's; in a pipe that of the variable COLUMNS.`;
