import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { tokenizerFile } from "../../spec/support/tokenizer.ts";
import { onnxModel, type OnnxGraph } from "./onnx.ts";

const ROWS = 151_936;
const [LINE_BREAK, BLANK_LINE, END, THINK, THINK_END, OK, HI] = [198, 271, 151645, 151667, 151668, 562, 13048];
const SCRIPT = [LINE_BREAK, THINK, OK, THINK_END, BLANK_LINE, HI, END];

/** What the model of the script writes after a prompt that ends in `assistant\n`, before its `<|im_end|>`. */
export const ANSWER = "<think>ok</think>\n\nHi";

const CONFIG = {
  architectures: ["Qwen3ForCausalLM"],
  model_type: "qwen3",
  hidden_size: 32,
  head_dim: 32,
  num_hidden_layers: 1,
  num_attention_heads: 1,
  num_key_value_heads: 1,
  vocab_size: ROWS,
};

/**
 * Writes a model as transformers.js finds it on the hub: the tokenizer of Qwen3, the ends of generation, and a graph that says
 * after each token the next one of the script.
 */
export function writeScriptedHub(folder: string, name: string, dtype: string): void {
  const model = join(folder, name);
  mkdirSync(join(model, "onnx"), { recursive: true });
  for (const file of ["tokenizer.json", "tokenizer_config.json"]) {
    symlinkSync(join(dirname(tokenizerFile), file), join(model, file));
  }
  writeFileSync(join(model, "config.json"), JSON.stringify(CONFIG));
  writeFileSync(join(model, "generation_config.json"), JSON.stringify({ eos_token_id: [END, 151643] }));
  writeFileSync(join(model, "onnx", `model_${dtype}.onnx`), onnxModel(scriptedGraph()));
}

/** following = next[input_ids]; logits = 100 for it, and 0 for all others */
function scriptedGraph(): OnnxGraph {
  const next = new BigInt64Array(ROWS);
  SCRIPT.slice(1).forEach((to, index) => {
    next[SCRIPT[index] ?? 0] = BigInt(to);
  });
  return {
    nodes: [
      { does: "Gather", takes: ["next", "input_ids"], gives: "following" },
      { does: "OneHot", takes: ["following", "rows", "values"], gives: "logits" },
    ],
    tensors: [
      { name: "next", data: next },
      { name: "rows", data: BigInt64Array.of(BigInt(ROWS)) },
      { name: "values", data: Float32Array.of(0, 100) },
    ],
    input: { name: "input_ids", type: "int64", shape: ["batch", "length"] },
    output: { name: "logits", type: "float", shape: ["batch", "length", ROWS] },
  };
}
