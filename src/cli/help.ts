import type { Knobs } from "../template.ts";
import { templateIds, templateOf } from "../templates/index.ts";

// What stands below the options in --help.

const MASKS = `
Mask policies (--mask):
  all-assistant           assistant turns, after the header, to the line break after <|im_end|>
  final-assistant         the last of them
  last-turn               those after the last query of the user: calls and answer
  sampled                 what the model samples: neither that line break nor what the generation prompt holds
  answer-only             the content of assistant turns, and <|im_end|> after it
  reasoning-only          think blocks that hold reasoning
  tool-calls-only         tool calls, and <|im_end|> after the last one
  everything              all of the prompt
  roles:user,assistant    all turns of these roles: system, user, assistant, tool, or another one (Coder)
  messages:1,3            the turns of these messages, by index, from 0
  message-weights         all-assistant times "weight" (0 to 1) or "train" (true, false) of each message
  message-weights:POLICY  the same of another policy
  A+B                     what A or B trains: reasoning-only+answer-only`;

const ADDED_TOKENS = `
Added tokens of Qwen3 (--special-tokens), which a tokenizer takes for tokens whoever wrote them:
  <|endoftext|> <|im_start|> <|im_end|> <|object_ref_start|> <|object_ref_end|> <|box_start|> <|box_end|>
  <|quad_start|> <|quad_end|> <|vision_start|> <|vision_end|> <|vision_pad|> <|image_pad|> <|video_pad|>
  <tool_call> </tool_call> <|fim_prefix|> <|fim_middle|> <|fim_suffix|> <|fim_pad|> <|repo_name|> <|file_sep|>
  <tool_response> </tool_response> <think> </think>`;

const REQUEST = `
A request is a JSON object:
  {"id"?, "template"?, "messages", "tools"?, "add_generation_prompt"?, "continue_final_message"?,
   "enable_thinking"?, "add_vision_id"?, "preserve_thinking"?, "reasoning_effort"?, "reasoning_history"?}
The last five are refused by templates that do not read them:
  enable_thinking    ${readersOf("enableThinking")}
  add_vision_id      ${readersOf("addVisionId")}
  preserve_thinking  ${readersOf("preserveThinking")}
  reasoning_effort   ${readersOf("reasoningEffort")}
  reasoning_history  ${readersOf("reasoningHistory")}: "all" departs from the official text`;

/** `qwen3.8, qwen3.8-max` */
function readersOf(knob: keyof Knobs): string {
  return templateIds.filter((id) => templateOf(id).knobs.includes(knob)).join(", ");
}

const ERROR = `{"id": .., "error": {"code": "..", "message": "..", "path": ".."}}`;

export const programHelp = "\nExit status: 0 all well, 1 a request failed, 2 wrong usage.";

export const renderHelp: string = `${REQUEST}

With --jsonl, --json, --mask or --segments the answer is one of:
  {"id": .., "text": "..", "spans": [[start, end], ..], "weights": [..], "segments": [..]}
  ${ERROR}
spans are what the mask trains; weights, one for each span, come with message-weights.
${MASKS}

Examples:
  qwen3-format render request.json
  qwen3-format render --jsonl < requests.jsonl > answers.jsonl
  qwen3-format render --jsonl --mask answer-only < requests.jsonl
  qwen3-format render --segments --offsets utf16 request.json
${programHelp}`;

export const encodeHelp: string = `${REQUEST}

The answer is one of:
  {"id": .., "input_ids": [..], "attention_mask": [..], "assistant_masks": [..], "labels": [..], "weights": [..]}
  ${ERROR}
labels come with --labels: the id where the token is trained, -100 elsewhere.
weights come with message-weights and with --details; assistant_masks are 1 where the weight is more than 0.
--details adds "offset_mapping": [[start, end], ..], "segment_indices": [..] and "message_indices": [..] by token,
"straddles": the tokens over a mask border with both sides of it, "text" and "segments".
--columns input_ids,attention_mask,labels gives exactly these members, as axolotl wants them; also assistant_masks,
weights, offset_mapping, segment_indices, message_indices, id, text, trained_messages.
--split-turns answers a request whose reasoning the template drops from history with a line for each stretch of turns
that it shows as they were; "trained_messages" tells whose. The id is repeated. The generation prompt is left out.

For a training file:
--drop errors leaves out the answers to requests that fail; standard error tells of them, and the exit status is 1.
--drop untrained leaves out the answers of which nothing is trained, and tells at the end how many.
--drop errors,untrained leaves out both.
${MASKS}
${ADDED_TOKENS}

Examples:
  qwen3-format encode --tokenizer tokenizer.json request.json
  qwen3-format encode --tokenizer tokenizer.json --jsonl --labels < requests.jsonl > tokens.jsonl
  QWEN3_TOKENIZER=tokenizer.json qwen3-format encode --jsonl --split-turns --mask sampled < requests.jsonl
  qwen3-format encode --tokenizer tokenizer.json --jsonl --split-turns --drop errors,untrained \\
    --columns input_ids,attention_mask,labels < requests.jsonl > train.jsonl
${programHelp}`;

export const viewHelp: string = `${REQUEST}

With --mask a bar stands beside what is trained, and a weight that is not 1 before it. With --tokens the bar stands
below the tokens, and there
  ▲  below a token over a mask border: some of its characters are trained, others are not (--straddle decides)
  △  below a token over another border of segments, with the same mask on both sides
↵ is a line break, · a space and ⇥ a tab of the prompt; … a part of a character that more than one token spell.
${MASKS}
${ADDED_TOKENS}

Examples:
  qwen3-format view request.json
  qwen3-format view --mask all-assistant request.json
  qwen3-format view --mask all-assistant --tokens --tokenizer tokenizer.json request.json

Colours: only on a terminal; NO_COLOR=1 turns them off, FORCE_COLOR=1 on.
Width: the terminal's; in a pipe that of the variable COLUMNS.
${programHelp}`;

export const detectHelp = `
What a text is:
  the official text    of the template that is named
  equivalent           another text that prints the same in all probes, a set of requests that come with the command
  a variant            a text of others that is known, and what is known of it
  unknown              with the nearest template, and the first probe that differs

Of a GGUF file, known by its first bytes, the header is read and nothing else. What it says of model and tokens stands
below its templates, with warnings of what commonly breaks. Files may also be given as URLs.

Official texts and variants are known by a fingerprint of the text; kinds of line ends, and up to two line breaks at the
end, make no difference. Any other text is rendered with the package @huggingface/jinja, for at most 10 seconds a file.
It is not Python: where the two differ, in white space at the edges for one, probes tell nothing.

With --json:
  {"file": "..", "name"?: "..", "match": "exact|equivalent|variant|unknown|missing", "id": "..", "by"?: "..", "what"?: "..",
   "nearest"?: "..", "reason"?: "..", "equal": 48, "probes": 49, "skipped"?: [{"probe": "..", "why": ".."}],
   "difference"?: {"probe": "..", "request": {..}, "expected": {"text": ".."}, "actual": {"error": ".."}},
   "gguf"?: {"architecture": "..", "name": "..", "pre_tokenizer": "..", "vocabulary_size": 151936, "add_bos_token": false,
             "bos_token_id": .., "eos_token_id": .., "stop_token_ids": [..],
             "added_tokens": [{"text": "<think>", "id": 151667, "type": "user-defined"}, ..],
             "warnings": [{"reason": "..", "text": ".."}, ..]}}
equal, probes and difference compare with id, or with nearest where id is null. name is that of one of several.
gguf comes with the first template of a GGUF file; match is missing where it has none. A URL comes without its query.

Examples:
  qwen3-format detect tokenizer_config.json
  qwen3-format detect Qwen3-8B-Q4_K_M.gguf
  qwen3-format detect --json *.jinja
  curl -sL https://huggingface.co/Qwen/Qwen3.5-4B/raw/main/chat_template.jinja | qwen3-format detect

Exit status: 0 each text is official or prints the same in all probes, 1 one does not, or a GGUF
file has none, 2 wrong usage, or a file that cannot be read or holds no template. Warnings do not change it.`;

export const conformanceHelp = `
The program is started once. It gets one request a line on standard input, and answers each with one line on standard
output before it gets the next one:
  {"id": 1, "template": "qwen3", "messages": [..], "tools"?: [..], "add_generation_prompt"?: true, ..}
  {"id": 1, "text": "<|im_start|>user\\n.."}
  {"id": 1, "error": {"code": "..", "message": ".."}}    where it refuses the request
The code "unsupported" says that it has no place for what the request holds, which counts neither for nor against it.
Requests have the names of apply_chat_template; some hold what only Python's JSON has: NaN, Infinity. To a line that it
cannot read a program answers {"id": null, "error": {"code": "unsupported", "message": ".."}}. What it writes to standard
error is shown when it fails.

Each rule of the format, told in spec/README.md of this package, has golden cases, with the answers of Python, and random
requests, with those of this program, which is itself compared with Python. A request that fails is made as small as it
gets, and that of the rule that fails most often comes first. One that does not fail again stays as it is: "reproduced" is
false. The package fast-check draws the random requests; it is not installed with this one, and wanted beside it:
npm install qwen3-format fast-check, with -g if that is global.

With --json:
  {"template": "..", "runs": 100, "seed": .., "rules": [{"number": 12, "id": "..", "title": "..", "checked": .., "failed": ..,
   "unsupported": .., "failedCases": ["..", ..],
   "example"?: {"request": "..", "expected": {..}, "actual": {..}, "reproduced"?: false}}, ..],
   "leftOut": ["..", ..], "ok": false}

Examples:
  qwen3-format conformance --cmd 'qwen3-format render --jsonl'
  qwen3-format conformance --cmd 'python3 -u my_formatter.py' --template qwen3.5
  qwen3-format conformance --cmd ./formatter --leave-out continued-message,reasoning-history --runs 1000

Exit status: 0 all rules hold, 1 some fail, or every answer was "unsupported", 2 wrong usage, or the program cannot be
run, ends, or writes something else.`;
