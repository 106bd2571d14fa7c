/** Shows the form of a draft with all that it tells: the previews, how many, the cost, the test to oneself. */
import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { sql } from "kysely";
import { transact, type Db } from "../db/db.ts";
import type { StaffEnv } from "../staff/staff.ts";
import { countSubscribers, listTopics, offeredLanguages } from "../subscribers/subscribers.ts";
import { Submit, type FieldErrors } from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Alert, Card } from "../web/parts.tsx";
import {
  ApprovalCard,
  fingerprint,
  isComplete,
  readApproval,
  requiredApprovals,
  topicTitlesOf,
  type Approval,
} from "./approval/approval.ts";
import { ComposeForm } from "./compose-view.tsx";
import type { BroadcastContext } from "./context.ts";
import { DraftDeeds } from "./deeds.tsx";
import { Unfilled, type SavedStand } from "./drafts/drafts.ts";
import { contentOf, type Draft } from "./draft.ts";
import { pageOf } from "./forms.ts";
import { pageWords } from "./page-words.ts";
import { reachOf, todayIn } from "./reach.ts";
import { conflictsThen, quietThen } from "./planned.ts";
import type { Broadcast } from "./read.ts";
import { slugOf } from "./slug.ts";
import { Standing } from "./standing.tsx";
import { formsShown, readersOf } from "./wording/wording.ts";
import { testAddressOf, testCodeOf } from "./test-address.ts";

export type ComposeOptions = {
  readonly draft: Draft;
  /** The saved one; null before the first save. */
  readonly broadcast: Broadcast | null;
  readonly errors?: FieldErrors | undefined;
  /** A sentence at the top: why something was not done. */
  readonly trouble?: string | undefined;
  readonly status?: 200 | 409 | 422 | undefined;
};

export async function showCompose(
  c: Context<StaffEnv>,
  context: BroadcastContext,
  { draft, broadcast, errors = {}, trouble, status = 200 }: ComposeOptions,
  top?: Child,
): Promise<Response> {
  const { db, clock, publicUrl } = context;
  const { staff } = c.var;
  const w = pageWords(staff.language);
  const now = clock.now();
  const [organisation, account] = await Promise.all([readOrganisation(db), oldestAccount(db)]);
  const written = draft.title !== "" || draft.teaser !== "" || draft.text !== "";
  const page = pageOf(publicUrl, broadcast?.slug ?? slugOf(draft.title));
  // The two that count people take longest, so nothing waits for the other.
  const [topics, counts, required, approval, topicTitles, offered, forms, readers, reach] =
    await Promise.all([
      listTopics(db),
      countSubscribers(db),
      requiredApprovals(db, draft.topicIds),
      broadcast === null ? null : readApproval(db, broadcast, now),
      topicTitlesOf(db),
      offeredLanguages(db),
      account === null || !written
        ? null
        : formsShown(db, account.id, contentOf(draft), page, draft.shown),
      account === null
        ? []
        : readersOf(
            db,
            {
              accountId: account.id,
              topicIds: draft.topicIds,
              today: todayIn(organisation.timeZone, now),
              corrects: broadcast?.corrects.map(({ id }) => id) ?? [],
            },
            draft.variants.map((variant) => variant.language),
          ),
      account === null || draft.topicIds.length === 0
        ? null
        : reachOf(db, account.id, draft.topicIds, organisation.timeZone, now, broadcast ?? {}),
    ]);
  return await c.html(
    <StaffPage
      title={draft.title === "" ? w.write : draft.title}
      section="broadcasts"
      staff={staff}
      context={context}
    >
      {top}
      {trouble === undefined || Object.keys(errors).length > 0 ? null : (
        <Alert title={trouble} tone="danger" announced />
      )}
      {broadcast === null ? null : (
        <Standing
          broadcast={broadcast}
          now={now}
          timeZone={organisation.timeZone}
          language={staff.language}
        />
      )}
      {broadcast === null || approval === null ? null : (
        <ApprovalCard
          broadcast={broadcast}
          approval={approval}
          staffId={staff.id}
          topicTitles={topicTitles}
          timeZone={organisation.timeZone}
          language={staff.language}
        />
      )}
      {broadcast === null ? null : <Unfilled broadcast={broadcast} language={staff.language} />}
      <ComposeForm
        draft={draft}
        errors={errors}
        topics={topics.map(({ id, key, title }) => ({
          id,
          title,
          people: counts.byTopic[key] ?? 0,
        }))}
        reach={reach}
        forms={forms}
        page={page}
        sender={organisation.name}
        offered={offered}
        readers={readers}
        saved={savedStand(broadcast, status)}
        isCorrection={(broadcast?.corrects.length ?? 0) > 0}
        needsApproval={required > 0 && !isApprovedAsTyped(draft, broadcast, approval)}
        quietUntil={await quietThen(db, draft, now)}
        conflicts={
          account === null || reach === null
            ? []
            : await conflictsThen(context, draft, { accountId: account.id, reach }, now)
        }
        timeZone={organisation.timeZone}
        language={staff.language}
        testSend={
          <TestSend
            code={await testCode(db, staff.id, now)}
            number={account?.number ?? ""}
            language={staff.language}
          />
        }
      />
      {broadcast === null ? null : <DraftDeeds id={broadcast.id} language={staff.language} />}
    </StaffPage>,
    status,
  );
}

/** After a colleague's change was told, and while an approval would be taken back, a person saves. */
function savedStand(broadcast: Broadcast | null, status: number): SavedStand {
  if (broadcast !== null && broadcast.state !== "draft") return { kind: "by-hand" };
  return { kind: status === 409 ? "told" : "saves-itself" };
}

/** Pure. */
function isApprovedAsTyped(
  draft: Draft,
  broadcast: Broadcast | null,
  approval: Approval | null,
): boolean {
  const content = { ...broadcast, ...contentOf(draft) };
  const said = { content, topicIds: draft.topicIds, urgent: draft.urgent };
  return approval !== null && isComplete(approval) && fingerprint(said) === approval.fingerprint;
}

const TestSend = (props: { code: string | null; number: string; language: "de" | "en" }) => {
  const w = pageWords(props.language);
  return (
    <Card title={w.testTitle} id="test">
      <p class="kern-body">
        {props.code === null ? w.testLinked : w.testCode(props.code, props.number)}
      </p>
      <Submit label={w.test} name="tun" value="test" kind="secondary" />
    </Card>
  );
};

/** The code that links this member's phone; null where it is linked. */
async function testCode(db: Db, staffId: number, now: Date): Promise<string | null> {
  if ((await testAddressOf(db, staffId)) !== null) return null;
  return await transact(db, async (tx) => await testCodeOf(tx, staffId, now));
}

async function oldestAccount(db: Db): Promise<{ id: number; number: string } | null> {
  const { rows } = await sql<{ id: number; number: string }>`
    select id, display_number as number
    from channel_accounts
    order by id
    limit 1`.execute(db);
  return rows[0] ?? null;
}
