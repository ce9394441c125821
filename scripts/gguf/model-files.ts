import { join } from "node:path";
import { SCRIPTS } from "./script.ts";
import { scriptedModel, SIZE } from "./scripted-model.ts";
import { readVocabulary } from "./vocabulary.ts";
import { metadataBytes, writeGguf } from "./write-gguf.ts";

/** Paths of the models. */
export interface ModelFiles {
  /** No tensors: it encodes text, and no more. */
  readonly vocabulary: string;
  /** Follow the scripts of these names. */
  readonly json: string;
  readonly xml: string;
}

/** Writes them from the tokenizer.json of Qwen3. */
export function writeModels(folder: string): ModelFiles {
  const vocabulary = readVocabulary();
  const metadata = metadataBytes(vocabulary, SIZE);
  const write = (name: string, tensors: Parameters<typeof writeGguf>[2]): string => {
    const file = join(folder, `${name}.gguf`);
    writeGguf(file, metadata, tensors);
    return file;
  };
  const rows = vocabulary.tokens.length;
  return {
    vocabulary: write("vocabulary", []),
    json: write("json", scriptedModel(SCRIPTS.json, rows)),
    xml: write("xml", scriptedModel(SCRIPTS.xml, rows)),
  };
}
