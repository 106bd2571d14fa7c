/** GET /embed.js and /embed.json: the element for other sites, and what it asks us for; and the scripts of our own pages. */
import { Hono } from "hono";
import type { Topic } from "../subscribers/subscribers.ts";
import { inLanguage, publicLanguage, type Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import { checked, forEverySite, shortAddress } from "./answers.ts";
import { titleOf } from "./choice.ts";
import type { SignupContext } from "./context.ts";
import { embedWords } from "./embed-words.ts";
import { chatLink, sentenceParts } from "./invitation.ts";
import { readOffer } from "./offer.ts";
import { scriptText, scriptVersion } from "./scripts.ts";

export function embedRoutes(context: SignupContext): Hono {
  const app = new Hono();
  const script = "text/javascript; charset=utf-8";
  // Serialised, so that no address can end the string it stands in.
  const embed = scriptText("embed.js").replace('"__HOME__"', () =>
    JSON.stringify(context.publicUrl),
  );

  // A day at most until a correction arrives at foreign sites; within it browsers ask nothing for an hour.
  app.get(paths.embed, shortAddress, forEverySite, checked, (c) =>
    c.body(embed, 200, {
      "Content-Type": script,
      "Cache-Control": "public, max-age=3600, stale-while-revalidate=86400",
    }),
  );

  app.get(paths.embedTopics, shortAddress, forEverySite, checked, async (c) => {
    c.header("Cache-Control", "public, max-age=300");
    return c.json(await embeddedOffer(context, publicLanguage(c)));
  });

  for (const [path, name] of [
    [paths.signupScript, "signup.js"],
    [paths.settingsEmbedScript, "snippets.js"],
  ] as const)
    app.get(path, shortAddress, checked, (c) =>
      c.body(scriptText(name), 200, {
        "Content-Type": script,
        "Cache-Control":
          c.req.query("v") === scriptVersion(name)
            ? "public, max-age=31536000, immutable"
            : "no-cache",
      }),
    );
  return app;
}

/** What the element shows; nothing in it is about a person. Addresses are relative to us. */
async function embeddedOffer(context: SignupContext, language: Language) {
  const { organisation, topics, number } = await readOffer({ db: context.db });
  return {
    name: organisation.name,
    demo: organisation.demo,
    /** Ends before the sentence; null while there is no number. */
    link: number === null ? null : chatLink(context.linkUrl, number, ""),
    ...sentenceParts(language),
    page: inLanguage(paths.signup, language),
    notice: inLanguage(paths.privacyNotice, language),
    topics: topics.map((topic) => shownTopic(topic, language)),
    words: embedWords(language),
  };
}

/** The texts of a topic in a language; what was not translated stays German and is named, for screen readers. */
export function shownTopic(topic: Topic, language: Language) {
  const english = {
    title: topic.titleEn,
    description: topic.descriptionEn,
    frequency: topic.promisedFrequencyEn,
  };
  const german = {
    title: topic.title,
    description: topic.description,
    frequency: topic.promisedFrequency,
  };
  if (language === "de") return { key: topic.key, ...german, untranslated: [] };
  return {
    key: topic.key,
    title: titleOf(topic, language),
    description: english.description ?? german.description,
    frequency: english.frequency ?? german.frequency,
    untranslated: textKinds.filter((kind) => english[kind] === null),
  };
}

const textKinds = ["title", "description", "frequency"] as const;
