import type { Clause } from "../template.ts";
import { newWriter } from "../writer.ts";
import { droppedTurn, laterSystemTurn } from "./text.ts";

/** The content is read, and counted, and not printed. */
const countUnseen: Clause = (writer, turn, request) => {
  const unseen = { ...newWriter(), images: writer.images, videos: writer.videos };
  request.template.content(unseen, turn, request);
  writer.images = unseen.images;
  writer.videos = unseen.videos;
};

/** As `laterSystemTurn`; the images of the first system message, which the preamble has printed, are counted now. */
export const countedSystemTurn: Clause = (writer, turn, request) => {
  if (turn.index === 0) countUnseen(writer, turn, request);
  laterSystemTurn(writer, turn, request);
};

/** As `droppedTurn`, with its images counted. */
export const countedUnseenTurn: Clause = (writer, turn, request) => {
  countUnseen(writer, turn, request);
  droppedTurn(writer, turn, request);
};
