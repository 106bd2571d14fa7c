/** What changed since the last verdict on other words, the old beside the new. */
import type { FC } from "hono/jsx";
import { formatTime } from "../../web/format.ts";
import type { Language } from "../../web/language.ts";
import { Table } from "../../web/parts.tsx";
import type { Broadcast } from "../read.ts";
import type { Approval } from "./decide.ts";
import { differences, differsElsewhere, type Part } from "./differences.ts";
import { saidOf } from "./fingerprint.ts";
import { approvalWords } from "./words.ts";

const partWords = {
  title: "titlePart",
  teaser: "teaser",
  text: "text",
  link: "link",
  picture: "picture",
  choices: "choices",
  variants: "variants",
  topics: "topics",
  urgent: "urgent",
} as const satisfies Readonly<Record<Part, string>>;

export const Changes: FC<{
  broadcast: Broadcast;
  approval: Approval;
  topicTitles: ReadonlyMap<number, string>;
  timeZone: string;
  language: Language;
}> = ({ broadcast, approval: { before }, topicTitles, timeZone, language }) => {
  if (before === null) return null;
  const w = approvalWords(language);
  const time = formatTime(before.at, timeZone, language);
  const now = saidOf(broadcast);
  const found = differences(before.said, now, (id) => topicTitles.get(id) ?? String(id));
  const title =
    before.verdict === "approved" ? w.changedSinceApproval(time) : w.changedSinceRejection(time);
  return (
    <div class="approval__changes">
      <Table
        caption={title}
        columns={[{ title: w.part }, { title: w.before }, { title: w.now }]}
        rows={found.map((one) => [
          w[partWords[one.part]],
          one.before === "" ? w.empty : <del>{one.before}</del>,
          one.now === "" ? w.empty : <ins>{one.now}</ins>,
        ])}
      />
      {differsElsewhere(before.said, now, found) ? <p class="kern-body">{w.other}</p> : null}
    </div>
  );
};
