/**
 * The tokens of the Qwen3 vocabulary that begin inside a character (with a continuation byte of UTF-8), by their length in
 * bytes; those of one byte are the ids below 256. Source: `model.vocab` of tokenizer.json.
 */
const IDS_BY_LENGTH: readonly (readonly [bytes: number, ids: readonly number[]])[] = [
  [
    2,
    [
      3219, 7492, 15675, 15902, 18535, 22129, 22597, 23272, 23444, 23781, 24447, 25452, 26254, 27757, 29389, 30828,
      32926, 33543, 34429, 34811, 35146, 36097, 36109, 36677, 37440, 39834, 40419, 41902, 44104, 44401, 44680, 44706,
      45881, 46282, 47378, 47379, 48800, 51275, 54492, 56823, 57160, 58098, 58715, 60757, 62544, 63046, 63219, 64520,
      65291, 67895, 70297, 70731, 71443, 71481, 71933, 72509, 74209, 78910, 83643, 89083, 89179, 90557, 90734, 91771,
      92120, 98642, 98734, 101867, 103895, 127964,
    ],
  ],
  [3, [72496]],
  [
    4,
    [
      19946, 24045, 25011, 27260, 29941, 31338, 37509, 43716, 43720, 44834, 46871, 54470, 57133, 58522, 59139, 61617,
      62618, 66261, 66635, 68172, 73147, 75132, 79326, 79879, 81942, 84567, 91050, 92187, 93437, 96808,
    ],
  ],
  [5, [27487, 35125, 35720, 36548, 39366, 46218, 65519, 68941, 69383, 77047]],
  [7, [48458, 51088]],
  [8, [50362, 79427]],
  [10, [89363]],
];

const LENGTHS: ReadonlyMap<number, number> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ IDS_BY_LENGTH.flatMap(([bytes, ids]) => ids.map((id) => [id, bytes] as const)),
);

/** Bytes of a token that begins inside a character; `undefined` for an id that does not. */
export function continuationLength(id: number): number | undefined {
  return id < 256 ? 1 : LENGTHS.get(id);
}
