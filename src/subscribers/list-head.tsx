/** Above the list: how many people, by topic; and what to do while there are none. */
import type { FC } from "hono/jsx";
import { may, type StaffMember } from "../staff/staff.ts";
import { formatNumber } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { EmptyState } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { queryString, type ListQuery } from "./list-query.ts";
import { listWords } from "./page-words.ts";
import type { countSubscribers } from "./subscriptions.ts";
import type { Topic } from "./topics.ts";

export const Totals: FC<{
  counts: Awaited<ReturnType<typeof countSubscribers>>;
  topics: readonly Topic[];
  present: ListQuery;
  language: Language;
}> = ({ counts, topics, present, language }) => {
  const w = listWords(language);
  const total = formatNumber(counts.total, language);
  return (
    <>
      <p class="kern-body">
        <strong>{counts.total === 1 ? w.one : w.total(total)}</strong>
      </p>
      <nav aria-label={w.byTopic}>
        <ul class="subscriber-topics">
          {topics.map((topic) => (
            <li>
              <a
                href={`${paths.subscribers}?${queryString({ search: "", topic, state: undefined })}`}
                aria-current={present.topicId === topic.id ? "true" : undefined}
              >
                {titleOf(topic, language)}{" "}
                <strong>{formatNumber(counts.byTopic[topic.key] ?? 0, language)}</strong>
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
};

function titleOf(topic: Topic, language: Language): string {
  return topic.hidden ? `${topic.title} (${listWords(language).hidden})` : topic.title;
}

/** Steps that this member may not take are left out: somebody else has them on their page. */
export const FirstSteps: FC<{ staff: StaffMember }> = ({ staff }) => {
  const w = listWords(staff.language);
  const steps = [
    ...(may(staff, "administer").kind === "allowed"
      ? [
          { href: paths.topics, label: w.stepTopics },
          { href: paths.settingsTexts, label: w.stepTexts },
        ]
      : []),
    { href: paths.signup, label: w.stepShare },
  ];
  return (
    <EmptyState
      title={w.nobody}
      text={w.firstSteps}
      action={
        <ol class="first-steps">
          {steps.map(({ href, label }) => (
            <li>
              <a class="kern-link" href={href}>
                {label}
              </a>
            </li>
          ))}
        </ol>
      }
    />
  );
};
