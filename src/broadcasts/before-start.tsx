/** What somebody needs to see who approves a broadcast or waits for its start: how it arrives, to how many, for how much. */
import { Card } from "../web/parts.tsx";
import type { Language } from "../web/language.ts";
import type { Organisation } from "../web/organisation.ts";
import type { BroadcastContext } from "./context.ts";
import { formsOf, pageOf } from "./forms.ts";
import { pageWords } from "./page-words.ts";
import { VariantSheets } from "./wording/wording.ts";
import { Preview } from "./preview.tsx";
import { reachOf } from "./reach.ts";
import { ReachFacts } from "./reach-facts.tsx";
import type { Broadcast } from "./read.ts";

type Props = {
  broadcast: Broadcast;
  context: BroadcastContext;
  organisation: Organisation;
  language: Language;
};

export const BeforeStart = async ({ broadcast, context, organisation, language }: Props) => {
  const { db, clock, publicUrl } = context;
  const { accountId, slug, topics } = broadcast;
  const w = pageWords(language);
  const page = pageOf(publicUrl, slug);
  const topicIds = topics.map((topic) => topic.id);
  const [forms, reach] = await Promise.all([
    formsOf(db, accountId, broadcast, page),
    reachOf(db, accountId, topicIds, organisation.timeZone, clock.now(), broadcast),
  ]);
  return (
    <div class="columns">
      <Card title={w.how} id="wie">
        <Preview
          content={broadcast}
          forms={forms}
          page={page}
          sender={organisation.name}
          view="vorlage"
          language={language}
        />
      </Card>
      <VariantSheets variants={broadcast.variants} language={language} />
      <Card title={w.who} id="wer">
        <p class="kern-body">{topics.map((topic) => topic.title).join(", ")}</p>
        <ReachFacts reach={reach} language={language} />
      </Card>
    </div>
  );
};
