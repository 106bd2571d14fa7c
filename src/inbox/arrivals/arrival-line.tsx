/** What was sent to many, as a slim line between the messages: "Aussendung: Titel, Mi., 25.11., 7:30 Uhr, ✓✓ zugestellt". */
import type { FC } from "hono/jsx";
import { dictionary } from "../../web/language.ts";
import { paths } from "../../web/paths.ts";
import { Time } from "../../web/parts.tsx";
import { messageWords } from "../message-words.ts";
import type { Shown } from "../thread.tsx";
import type { Entry } from "./place.ts";

const words = dictionary({
  de: {
    broadcast: "Aussendung",
    further: (count: number) => `${count} weitere Aussendungen zeigen`,
  },
  en: {
    broadcast: "Broadcast",
    further: (count: number) => `Show ${count} more broadcasts`,
  },
});

type Props = Pick<Shown, "language" | "zone"> & {
  entry: Exclude<Entry, { kind: "message" }>;
  /** The same page with every line. */
  allPath: string;
};

export const ArrivalLine: FC<Props> = ({ entry, language, zone, allPath }) => {
  const w = words(language);
  if (entry.kind === "further")
    return (
      <a class="kern-link" href={`${allPath}#aussendung-${entry.first.deliveryId}`}>
        {w.further(entry.count)}
      </a>
    );
  const { title, slug, state, at } = entry.arrival;
  return (
    <>
      {w.broadcast}:{" "}
      <a class="kern-link" href={paths.broadcastPage(slug)}>
        {title}
      </a>
      , <Time at={at} zone={zone} language={language} />, {messageWords(language)[state]}
    </>
  );
};
