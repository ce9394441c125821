/** What is known of a variant in circulation; whose it is and of what: `detectTemplate`. */
export interface Variant {
  /** Of its text, with line feeds for line ends and none at the end. */
  readonly sha256: string;
  /** One sentence. */
  readonly what: string;
}

/** By fingerprint. */
export const variants: Readonly<Record<string, Variant>> = {
  "1ej5gjq": {
    sha256: "1d944ff8f268b611abb296cdd24d0f51981eef1c8647ac321c3a0258f61eb6c9",
    what: "Training template of TRL: every assistant turn shows a think block, be it empty, and is marked with {% generation %}.",
  },
  "8iw7reh": {
    sha256: "b2d3c4d81cc138ef3b0c1b8f9c3ac54f15f1ca38ada2eef4c3a8690baece0074",
    what: "Marks every assistant turn with {% generation %}, and prints the official text.",
  },
  hzgccxf: {
    sha256: "07ca73034a446d4b8fc520fc3160ca7ca0efcc3f812bcc9f209ade5841755745",
    what: "Marks the last assistant turn with {% generation %}. No other turn shows reasoning, not even earlier steps of the same answer.",
  },
  "9kqb2cv": {
    sha256: "57f1fd00f0013a2be96aa79b857391f27e23df5b5f847072b524c897e24d0361",
    what: "Official text of Qwen's own GGUF files of Qwen3: a user message that holds <tool_response> tags anywhere is no query; in the other official text it must begin and end with them.",
  },
  ajitets: {
    sha256: "8428c815ac94d82064e35ff1e841dcbe260e7e53a8d0bd3b94afa2eefa9bccab",
    what: "In Unsloth's GGUF files of Qwen3 of spring 2025: prints the official text, in Jinja that the llama.cpp of that time could run.",
  },
  l6n817j: {
    sha256: "5da44855ab7e0641774d5ed0ff0b4f89671d01df7d316e54d06557a962211cb4",
    what: "In Unsloth's later GGUF files of Qwen3: null as the content of an assistant counts as empty, where the official text raises, and reasoning of white space counts as none.",
  },
  jn3dov: {
    sha256: "483b4faebed5bad1da18c75a23ac02a60a94fb2e2ec572fc3de26f1d71509452",
    what: 'From Unsloth\'s get_chat_template(tokenizer, "qwen3"): prints the official text.',
  },
  gtj4o18: {
    sha256: "48e17aa3caf5bf20075b6e7366864ee943e00b6f0752aadfe8b670c2ab0291a5",
    what: "Training template of TRL: marks assistant turns with {% generation %}, and prints the official text.",
  },
  h7w7een: {
    sha256: "db733d157125e57af0ab7b0529d50bd2abd61315b431c53213221930db441edb",
    what: 'From Unsloth\'s get_chat_template(tokenizer, "qwen3-instruct"): prints reasoning after the last query and cuts think blocks from history; the official text knows nothing of reasoning.',
  },
  okh97h0: {
    sha256: "c979e0e71a3e21b8f208e6ab120d5cb29327885f29d2a8b18fda67a723798e18",
    what: "In Unsloth's GGUF files of Instruct-2507: the text of qwen3 without the think block of the generation prompt, so that a last answer gets a think block, be it empty.",
  },
  "1eddaih": {
    sha256: "0800c03b537cb0d60244f37ac6d717b06c42c4828a40853b1f9853791f9afdae",
    what: 'From Unsloth\'s get_chat_template(tokenizer, "qwen3-thinking"): prints the official text.',
  },
  oxlz5ji: {
    sha256: "87710339d25b4e789c1d723f93c91ee861a86d305bb3d20a845536f251d6ea8a",
    what: 'In Unsloth\'s GGUF files of Qwen3-Coder: other keys of a tool parameter are printed as they are, where the official text replaces "-", " " and "$" in them.',
  },
  "144c7uu": {
    sha256: "0b5c439b5b14126c0ae8b14ca93240c3cef1e7e29d684102b07f10727523dbdb",
    what: "Official text of Qwen3-Coder-Next: what is no string is JSON in calls and tools (true, null), and tool results have the line breaks of Qwen3.5.",
  },
  gibg52t: {
    sha256: "eae48a3307931acb10a6fce475a36b711709672ea79ee1a9bc52f083d8b0a2af",
    what: "Comes with llama.cpp: the instructions about tools are worded otherwise.",
  },
  v4injoy: {
    sha256: "f0b310bf8e64c9dc033756ddd5a0fad3903cc8a0a90ee83aee58d7e4ba313956",
    what: "Training template of TRL: marks assistant turns with {% generation %}, and prints the official text.",
  },
  "6e8ef8k": {
    sha256: "ccf356d8f238e287c047b1ef589850fd6b2b44e6cb29079e26c635fb9b8111ef",
    what: "Training template of TRL: every assistant turn shows a think block, be it empty, and is marked with {% generation %}.",
  },
  ghjm6h8: {
    sha256: "e60df41481b6ad20571cda7e2e1290cfee25670f1b50973f74576c9354c66336",
    what: "In Unsloth's GGUF files of Qwen3.5 from 27B on: arguments that are no object print no parameters, where the official text raises.",
  },
  up877wi: {
    sha256: "f32fe3e21c20f59d193244181c8b4c324c73a8cd313ddf825633a9ecfd2afad2",
    what: "Training template of TRL: every assistant turn shows a think block, be it empty, and is marked with {% generation %}.",
  },
  u0n4s7u: {
    sha256: "7f0e529032c25183bcd66c7f238da2d377f43be754a94e2725a58c4e16d2ed67",
    what: "In Unsloth's GGUF files of Qwen3.5 up to 9B, of which 4B and 9B are officially qwen3.5: arguments that are no object print no parameters, where the official text raises.",
  },
  sr35ocx: {
    sha256: "c5a26eaf3aab77fdc4ec696540ff896713ff0764f552ce9f597ede99fc673034",
    what: "Training template of TRL: every assistant turn shows a think block, be it empty, and is marked with {% generation %}.",
  },
  "3v08h2h": {
    sha256: "55d4931433fe502b794226ee7f4d206a6bdd436ac9f80eb7d8ebb4c639f9ea0c",
    what: "In Unsloth's files of Qwen3.6: takes developer messages, joins two leading system messages and drops later ones, needs no user message, and writes True and None in calls as Qwen3.5 does.",
  },
  "5m7hf43": {
    sha256: "d203f3342d8a7f8474dd55563eece3a26e71b21c6f667c9db9c93b762b3bf997",
    what: "Community template v21.3 for Qwen3.5 and Qwen3.6: tool instructions of its own, no empty think blocks, tags that turn thinking on and off, and warnings behind failing tool results.",
  },
  led66fm: {
    sha256: "12827f24b742ea4e80cdc12dbcf9622227056b9f797252a3149263d4f9aaadce",
    what: "In Unsloth's files of Qwen3.8: takes developer messages, joins leading system messages, needs no user message, and takes the effort high for xhigh.",
  },
  "5bmo4op": {
    sha256: "398edf5b5bb802fb6b9c9a8dba670d09f2aaeef6fdcaa0b2ca307265f59f78dc",
    what: "Community template v22 for Qwen3.5 to Qwen3.8: tool instructions of its own, no empty think blocks, tags that turn thinking on and off, warnings behind failing tool results, and the effort sentences of Qwen3.8.",
  },
  gr6ta0e: {
    sha256: "49d20d090bd09c0030f3f12d5e05c5e2c57c6864825ef2f640ca73e7578dfe24",
    what: "Official text of the first revision of Qwen3.8-27B: no sentence on effort and no reasoning in history unless asked for, and the efforts low, high and xhigh.",
  },
  "2dmmvhi": {
    sha256: "4039eed0f28b7aaa337e70c76cfedba3271ee32505835a095a8c92e536b3c355",
    what: "Official text of the base models of Qwen3 and Qwen2.5 and of Qwen3-Embedding: the format of Qwen2.5, with a default system message and without think blocks.",
  },
  n7lv4w: {
    sha256: "55b2f4a26ac9ee719330a61a0c39d9e538b0e9322212f048326318cff4f8674a",
    what: "Official text of Qwen2.5-Instruct and Qwen2.5-Coder-Instruct: with a default system message and without think blocks.",
  },
  "5xu3lrd": {
    sha256: "a0bc6f6fc7a29a80017a433e8f03a1cc1236e838a944a2d034295a60c4f2fddb",
    what: "Official text of Qwen2.5-VL and Qwen2-VL: with a default system message, and without tools and think blocks.",
  },
  eni1aug: {
    sha256: "cb2d7aa140bed098f4ac8ab1a403980e6768d58ec95ef701668fc7dd017e0762",
    what: "Official text of QwQ-32B: the generation prompt opens a think block, and reasoning is cut from all but the last answer.",
  },
};
