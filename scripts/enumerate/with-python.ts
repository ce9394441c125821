import { startOracle, type Oracle } from "../python.ts";
import { pythonAnswer, tallyOf, type Answer, type Tally } from "./answers.ts";
import { digestOf, type Block } from "./blocks.ts";
import { ownAnswers } from "./own-answers.ts";
import { requestText } from "./requests.ts";

/** The answers to the requests of a block; where Python gave them, also the library's that differ. */
export interface BlockResult {
  readonly block: Block;
  readonly digest: string;
  readonly tally: Tally;
  readonly differences: readonly Difference[];
}

/** A request as JSON text, and the answers to it. */
export interface Difference {
  readonly request: string;
  readonly python: Answer;
  readonly own: Answer;
}

/** While the answers to a block are compared, Python has the next one in hand. */
const IN_HAND = 2;

/** Sends the blocks to as many processes of Python. `words` are those of the templates, and grow with the answers. */
export async function askPython(
  blocks: readonly Block[],
  processes: number,
  wordsOf: (block: Block) => Set<string>,
  take: (result: BlockResult) => void,
): Promise<void> {
  const oracles = Array.from({ length: processes }, () => startOracle());
  const queue = blocks.values();
  const lane = async (oracle: Oracle): Promise<void> => {
    for (const block of queue) take(await askBlock(block, oracle, wordsOf(block)));
  };
  await Promise.all(oracles.flatMap((oracle) => Array.from({ length: IN_HAND }, () => lane(oracle))));
  await Promise.all(oracles.map((oracle) => oracle.close()));
}

async function askBlock(block: Block, oracle: Oracle, words: Set<string>): Promise<BlockResult> {
  const { series, start, end } = block;
  const texts = Array.from({ length: end - start }, (_, place) => requestText(series, start + place));
  const answers = (await oracle.askAll(texts)).map(pythonAnswer);
  const tally = tallyOf(answers);
  for (const said of Object.keys(tally.words)) words.add(said);
  const own = [...ownAnswers(block, words)];
  const differences = texts.flatMap((request, place) => {
    const [python = "", ours = ""] = [answers[place], own[place]];
    return python === ours ? [] : [{ request, python, own: ours }];
  });
  return { block, digest: digestOf(answers), tally, differences };
}
