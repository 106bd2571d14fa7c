/** GET /: one page, one decision. */
import { Hono } from "hono";
import type { FC } from "hono/jsx";
import { inLanguage, publicLanguage } from "../web/language.ts";
import { PublicPage } from "../web/layout.tsx";
import { paths } from "../web/paths.ts";
import { checked, shortAddress } from "./answers.ts";
import { readChoice, type Choice } from "./choice.ts";
import type { SignupContext } from "./context.ts";
import { houseOf } from "./house.ts";
import { Elsewhere, Questions } from "./more.tsx";
import { readOffer, type Offer } from "./offer.ts";
import { signupPolicy } from "./policy.ts";
import { scriptVersion } from "./scripts.ts";
import { SignupForm } from "./signup-form.tsx";
import { Steps } from "./steps.tsx";
import { words } from "./words.ts";

export function signupPage(context: SignupContext): Hono {
  const app = new Hono();
  const policy = signupPolicy(context.linkUrl);
  app.get(paths.signup, shortAddress, checked, async (c) => {
    const offer = await readOffer(context);
    // No box is ever ticked beforehand, so the address brings a code and a language at most.
    const choice = readChoice(
      { keys: [], code: c.req.query("code"), language: publicLanguage(c) },
      offer.topics,
    );
    c.header("Content-Security-Policy", policy);
    c.header("Cache-Control", "no-cache");
    return await c.html(<SignupPage context={context} offer={offer} choice={choice} />);
  });
  return app;
}

const SignupPage: FC<{ context: SignupContext; offer: Offer; choice: Choice }> = ({
  context,
  offer,
  choice,
}) => {
  const { language, code } = choice;
  const { organisation } = offer;
  const w = words(language);
  const title = w[houseOf(organisation.name)];
  return (
    <PublicPage
      title={title}
      language={language}
      organisation={organisation}
      path={code === undefined ? paths.signup : `${paths.signup}?code=${code}`}
      description={w.description(organisation.name)}
      wide
    >
      <div class="signup-head">
        <h1 class="signup-head__title">{title}</h1>
        <p class="signup-head__lead">{w.lead}</p>
        <ul class="signup-head__promises" aria-label={w.promises}>
          {[w.free, w.yourChoice, w.leave].map((promise) => (
            <li>{promise}</li>
          ))}
        </ul>
      </div>
      <div class="signup">
        <div class="signup__choice">
          <SignupForm offer={offer} choice={choice} linkUrl={context.linkUrl} />
        </div>
        {offer.number === null ? null : <Steps number={offer.number} choice={choice} />}
      </div>
      <Elsewhere
        archive={context.lastPosts !== undefined}
        feed={context.archiveFeed === true}
        language={language}
      />
      <Questions
        emergencyHint={organisation.emergencyHint[language]}
        notice={inLanguage(paths.privacyNotice, language)}
        language={language}
      />
      <script src={`${paths.signupScript}?v=${scriptVersion("signup.js")}`} defer></script>
    </PublicPage>
  );
};
