/** What waits for this member's approval, what waits for others, what came back. Not there while nothing does. */
import type { FC } from "hono/jsx";
import { WaitingLines, type WaitingList } from "../broadcasts/broadcasts.ts";
import type { Language } from "../web/language.ts";
import { Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { overviewWords } from "./words.ts";

export const ApprovalsCard: FC<{
  approvals: WaitingList;
  timeZone: string;
  language: Language;
}> = ({ approvals: { forMe, forOthers, rejected }, timeZone, language }) => {
  const w = overviewWords(language);
  const parts = [
    { title: w.approvalForMe, lines: forMe },
    { title: w.approvalRejected, lines: rejected },
    { title: w.approvalForOthers, lines: forOthers },
  ].filter(({ lines }) => lines.length > 0);
  if (parts.length === 0) return null;
  return (
    <Card title={w.approvals} id="freigaben">
      {parts.map(({ title, lines }) => (
        <>
          <h3 class="kern-label">{title}</h3>
          <WaitingLines lines={lines} timeZone={timeZone} language={language} />
        </>
      ))}
      <p class="kern-body">
        <a class="kern-link" href={paths.approvals}>
          {w.approvalsAll}
        </a>
      </p>
    </Card>
  );
};
