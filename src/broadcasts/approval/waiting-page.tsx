/** /team/freigaben: what waits for me, what waits for others, what came back; and who stands in for me. */
import { Hono } from "hono";
import type { Child, FC } from "hono/jsx";
import { listComposers, requireStaff, type StaffEnv } from "../../staff/staff.ts";
import type { PageContext } from "../../web/context.ts";
import { formatTime } from "../../web/format.ts";
import { Confirmation, confirmationText } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { StaffPage } from "../../web/layout.tsx";
import { readOrganisation } from "../../web/organisation.ts";
import { Card, LiveRegion } from "../../web/parts.tsx";
import { paths } from "../../web/paths.ts";
import { todayIn } from "../reach.ts";
import { nameOf } from "./approval-card.tsx";
import { eligible } from "./decide.ts";
import { DeputiesCard, noDeputy } from "./deputies-card.tsx";
import { listDeputies } from "./deputies.ts";
import { approvalSettingsWords } from "./settings-words.ts";
import { listWaiting, type Waiting } from "./waiting.ts";
import { approvalWords } from "./words.ts";

export function waitingPage(context: PageContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  app.get(paths.approvals, requireStaff(context, "compose"), async (c) => {
    const { staff } = c.var;
    const { language } = staff;
    const w = approvalWords(language);
    const settings = approvalSettingsWords(language);
    const { timeZone } = await readOrganisation(db);
    const { forMe, forOthers, rejected } = await listWaiting(db, staff.id, clock.now());
    const deputies = await listDeputies(db, todayIn(timeZone, clock.now()));
    const lines = (some: readonly Waiting[]) => (
      <WaitingLines lines={some} timeZone={timeZone} language={language} />
    );
    return c.html(
      <StaffPage title={w.waiting} section="broadcasts" staff={staff} context={context}>
        <Confirmation
          text={confirmationText(c, {
            vertreten: settings.deputyWasSet,
            beendet: settings.deputyWasEnded,
          })}
        />
        <p class="kern-body">{w.waitingIntro}</p>
        <LiveRegion topic="overview" src={paths.approvals} id="live-freigaben">
          <List title={w.forMe} id="fuer-mich" none={w.forMeNone} count={forMe.length}>
            {lines(forMe)}
          </List>
          <List
            title={w.forOthers}
            id="fuer-andere"
            none={w.forOthersNone}
            count={forOthers.length}
          >
            {lines(forOthers)}
          </List>
          {rejected.length === 0 ? null : (
            <List title={w.rejected} id="zurueckgegeben" none="" count={rejected.length}>
              {lines(rejected)}
            </List>
          )}
        </LiveRegion>
        <DeputiesCard
          deputies={deputies}
          composers={await listComposers(db)}
          staff={staff}
          typed={noDeputy}
          errors={{}}
        />
      </StaffPage>,
    );
  });
  return app;
}

const List: FC<{ title: string; id: string; none: string; count: number; children?: Child }> = ({
  title,
  id,
  none,
  count,
  children,
}) => (
  <Card title={title} id={id}>
    {count === 0 ? <p class="kern-body">{none}</p> : children}
  </Card>
);

/** Each with how far it is, who can approve it, when it is meant to go; or why it came back. */
export const WaitingLines: FC<{
  lines: readonly Waiting[];
  timeZone: string;
  language: Language;
}> = ({ lines, timeZone, language }) => {
  const w = approvalWords(language);
  return (
    <ul class="overview__lines">
      {lines.map(({ broadcast, approval }) => (
        <li>
          <a class="kern-link" href={paths.broadcast(broadcast.id)}>
            {broadcast.title === "" ? w.untitled : broadcast.title}
          </a>
          <span>
            {sentencesOf({ broadcast, approval }, timeZone, language).map((sentence) => (
              <span class="approval__line">{sentence}</span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
};

function sentencesOf({ broadcast, approval }: Waiting, timeZone: string, language: Language) {
  const w = approvalWords(language);
  const { rejection, required, given } = approval;
  if (broadcast.state === "draft" && rejection !== null)
    return [w.reasonOf(rejection.by?.name ?? w.gone, rejection.reason)];
  const able = eligible(approval);
  return [
    required === 0 ? null : w.progress(Math.min(given.length, required), required),
    required === 0
      ? null
      : able.length === 0
        ? w.nobody
        : w.by(able.map((one) => nameOf(one, language)).join(", ")),
    broadcast.sendAt === null ? null : formatTime(broadcast.sendAt, timeZone, language),
  ].filter((sentence) => sentence !== null);
}
