import type { Clause } from "../template.ts";
import { newWriter } from "../write.ts";
import { droppedTurn, laterSystemTurn } from "./text.ts";

/** The content is read, and counted, and not printed. */
const countUnseen: Clause = (write, turn, request) => {
  const unseen = { ...newWriter(), images: write.images, videos: write.videos };
  request.template.content(unseen, turn, request);
  write.images = unseen.images;
  write.videos = unseen.videos;
};

/** As `laterSystemTurn`; the images of the first system message, which the preamble has printed, are counted now. */
export const countedSystemTurn: Clause = (write, turn, request) => {
  if (turn.index === 0) countUnseen(write, turn, request);
  laterSystemTurn(write, turn, request);
};

/** As `droppedTurn`, with its images counted. */
export const countedUnseenTurn: Clause = (write, turn, request) => {
  countUnseen(write, turn, request);
  droppedTurn(write, turn, request);
};
