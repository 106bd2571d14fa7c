/** The thread in which foreign bytes are read, so that a calendar made to hurt costs no page a second. */
import { parentPort } from "node:worker_threads";
import { digestEvent, nothingToShow, type DigestedEvent } from "./digested.ts";
import type { ReadEvent } from "./event.ts";
import { readFormat } from "./formats/formats.ts";
import type { ReadingJob, ReadingPart } from "./reader.ts";

/** Handed over in portions: taking in a hundred thousand dates at once would hold up the pages after all. */
const portion = 200;

parentPort?.on("message", ({ id, format, bytes, options }: ReadingJob) => {
  const send = (part: ReadingPart) => parentPort?.postMessage(part);
  const reading = readFormat(format, bytes, options);
  if (reading.kind === "refused") return send({ id, kind: "refused", reason: reading.reason });
  const dateless: string[] = [];
  let shown = 0;
  for (let start = 0; start < reading.events.length; start += portion)
    send({ id, kind: "events", events: digest(reading.events.slice(start, start + portion)) });
  const { title, items, quarantined } = reading;
  const remarks = [...reading.remarks, ...nothingToShow(shown, dateless.length)];
  send({ id, kind: "end", title, dateless, items, quarantined, remarks });

  function digest(events: readonly ReadEvent[]): DigestedEvent[] {
    return events.flatMap((event) => {
      const digested = digestEvent(event, options.zone);
      if (digested === null) dateless.push(event.uid);
      else shown += 1;
      return digested ?? [];
    });
  }
});
