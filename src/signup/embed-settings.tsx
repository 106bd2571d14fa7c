/** /team/einstellungen/einbinden: what other sites copy, each with how it will look. */
import { Hono } from "hono";
import { raw } from "hono/html";
import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { listTopics } from "../subscribers/subscribers.ts";
import { requireStaff, type StaffEnv } from "../staff/staff.ts";
import { StaffPage } from "../web/layout.tsx";
import { ButtonLink } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import type { SignupContext } from "./context.ts";
import { embedSettingsWords } from "./embed-settings-words.ts";
import { embedWords } from "./embed-words.ts";
import { formOrigins, signupPolicy } from "./policy.ts";
import { scriptVersion } from "./scripts.ts";
import { formSnippet, linkSnippet, scriptSnippet } from "./snippets.ts";

export function embedSettings(context: SignupContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(paths.settingsEmbed, requireStaff(context), async (c) => {
    const { staff } = c.var;
    const { language } = staff;
    const w = embedSettingsWords(language);
    const { publicUrl } = context;
    const { origin } = new URL(publicUrl);
    const form = formSnippet(publicUrl, language, await listTopics(context.db));
    const link = linkSnippet(publicUrl, language);
    // The form of the preview really leads into the chat.
    c.header("Content-Security-Policy", signupPolicy(context.linkUrl));
    return await c.html(
      <StaffPage title={w.title} section="settings" staff={staff} context={context}>
        <p class="kern-body">{w.intro}</p>
        <Snippet
          id="baustein"
          title={w.scriptTitle}
          text={w.scriptText}
          code={scriptSnippet(publicUrl, language)}
          language={language}
          preview={
            <>
              {/* Relative, so that the preview asks the host that this page came from. */}
              <rundruf-signup language={language} server="/">
                <a href={paths.signup}>{embedWords(language).link}</a>
              </rundruf-signup>
              <script src={paths.embed} defer></script>
            </>
          }
        >
          <p class="kern-body">{w.attributes}</p>
          <p class="kern-body">{w.policy}</p>
          <pre class="snippet" tabindex={0}>
            <code>{`script-src ${origin}; connect-src ${origin}; img-src ${origin}`}</code>
          </pre>
        </Snippet>
        <Snippet
          id="html"
          title={w.htmlTitle}
          text={w.htmlText}
          code={form}
          language={language}
          preview={raw(form)}
        >
          <p class="kern-body">{w.htmlPolicy}</p>
          <pre class="snippet" tabindex={0}>
            <code>{`form-action ${[origin, ...formOrigins(context.linkUrl)].join(" ")}`}</code>
          </pre>
        </Snippet>
        <Snippet
          id="link"
          title={w.linkTitle}
          text={w.linkText}
          code={link}
          language={language}
          preview={raw(link)}
        />
        <section class="card" aria-labelledby="plakat">
          <h2 class="kern-heading-medium" id="plakat">
            {w.posterTitle}
          </h2>
          <p class="kern-body">{w.posterText}</p>
          <ButtonLink href={paths.qr} label={w.poster} kind="secondary" />
        </section>
        <script
          src={`${paths.settingsEmbedScript}?v=${scriptVersion("snippets.js")}`}
          defer
        ></script>
      </StaffPage>,
    );
  });
  return app;
}

type SnippetProps = PropsWithChildren<{
  id: string;
  title: string;
  text: string;
  code: string;
  language: Language;
  preview: Child;
}>;

const Snippet: FC<SnippetProps> = ({ id, title, text, code, language, preview, children }) => {
  const w = embedSettingsWords(language);
  return (
    <section class="card" aria-labelledby={id}>
      <h2 class="kern-heading-medium" id={id}>
        {title}
      </h2>
      <p class="kern-body">{text}</p>
      <textarea
        class="snippet"
        readonly
        rows={Math.min(code.split("\n").length + 1, 14)}
        wrap="off"
        spellcheck={false}
        aria-label={w.code(title)}
        aria-describedby={`${id}-hint`}
        data-copy={w.copy}
        data-copied={w.copied}
      >
        {code}
      </textarea>
      <p class="kern-hint" id={`${id}-hint`}>
        {w.copyHint}
      </p>
      {children}
      <h3 class="kern-heading-small">{w.preview}</h3>
      <div class="snippet-preview">{preview}</div>
    </section>
  );
};
