/*
 * <rundruf-signup>: the sign-up for other sites. Its own style in a shadow tree, no cookie, nothing stored, nothing asked
 * but the topics and the QR code of the site it comes from. Works under `script-src`, `connect-src` and `img-src` of that
 * site alone: no inline style, no HTML from strings. What stands inside the element is shown until it is ready, and where
 * it cannot be. Light or dark as the page around it declares (`color-scheme`), or as the attribute `theme` says.
 */
(() => {
  const home = "__HOME__";
  const style = `
:host { display: block; container-type: inline-size; --accent: var(--rundruf-accent, light-dark(#2044aa, #a3b8f5)); --on-accent: light-dark(#fff, #131525); --text: light-dark(#131525, #f4f5fa); --muted: light-dark(#454b6b, #c0c3d5); --line: light-dark(#c0c3d5, #454b6b); --surface: light-dark(#fff, #131525); --hued: light-dark(#f4f5fa, #1f2132); font: 1rem/1.5 "Fira Sans", system-ui, sans-serif; color: var(--text); }
:host([hidden]) { display: none; }
:host([theme="auto"]) { color-scheme: light dark; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
* { box-sizing: border-box; margin: 0; }
.frame { display: grid; gap: 1rem; padding: 1.25rem; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; overflow-wrap: anywhere; hyphens: auto; }
fieldset { display: grid; gap: .5rem; min-width: 0; padding: 0; border: 0; }
legend { margin-bottom: .5rem; padding: 0; font-size: 1.125rem; font-weight: 600; }
label { display: grid; grid-template-columns: auto 1fr; gap: 0 .75rem; padding: .625rem .75rem; border: 1px solid var(--line); border-radius: 8px; cursor: pointer; }
label:hover, label:has(:checked) { background: var(--hued); border-color: var(--accent); }
input { width: 1.5rem; height: 1.5rem; accent-color: var(--accent); }
label span { grid-column: 2; }
label .title { font-weight: 600; }
small { font-size: .9375rem; color: var(--muted); }
a { color: var(--accent); }
a.button { display: inline-flex; justify-content: center; min-height: 3rem; padding: .75rem 1.25rem; font-weight: 600; color: var(--on-accent); background: var(--accent); border-radius: 6px; text-decoration: none; }
a.button:hover { text-decoration: underline; }
:focus-visible { outline: 3px solid var(--text); outline-offset: 2px; }
.demo { padding: .5rem .75rem; background: var(--hued); border-left: 4px solid currentcolor; }
figure { display: none; }
img { display: block; width: 9rem; height: 9rem; border-radius: 6px; background: #fff; }
figcaption { max-width: 9rem; margin-top: .5rem; font-size: .875rem; color: var(--muted); }
@container (min-width: 34rem) { .frame { grid-template-columns: 1fr auto; padding: 1.5rem; } .main { display: grid; gap: 1rem; align-content: start; } figure { display: block; } a.button { justify-self: start; } }
@container (max-width: 33.99rem) { .main { display: contents; } }
:host([compact]) figure, :host([compact]) .description { display: none; }
:host([compact]) .frame { padding: 1rem; grid-template-columns: 1fr; }
@media (forced-colors: active) { a.button { border: 2px solid; } }`;

  class RundrufSignup extends HTMLElement {
    static observedAttributes = ["language", "server"];
    #root = this.attachShadow({ mode: "open" });
    #turn = 0;

    connectedCallback() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      this.#root.adoptedStyleSheets = [sheet];
      void this.#load();
    }

    attributeChangedCallback(_name, before, now) {
      if (this.isConnected && before !== now) void this.#load();
    }

    async #load() {
      const turn = ++this.#turn;
      if (!this.#root.hasChildNodes()) this.#root.append(element("slot"));
      const asked = this.getAttribute("language") ?? this.closest("[lang]")?.lang ?? "de";
      const language = asked.toLowerCase().startsWith("en") ? "en" : "de";
      const server = new URL(this.getAttribute("server") ?? home, document.baseURI);
      try {
        const answer = await fetch(new URL(`/embed.json?sprache=${language}`, server), {
          credentials: "omit",
          referrerPolicy: "no-referrer",
        });
        if (!answer.ok) return;
        const offer = await answer.json();
        if (turn === this.#turn) this.#root.replaceChildren(frame(offer, server, language));
      } catch {
        /* Away or forbidden by the page's policy: the slot still shows what the page put inside. */
      }
    }
  }

  function frame(offer, server, language) {
    const { words } = offer;
    const link = element("a", { className: "button", rel: "noreferrer" }, words.button);
    const code = element("img", { alt: words.qr, width: 144, height: 144, loading: "lazy" });
    const figure = element("figure", {}, code, element("figcaption", {}, words.scan));
    code.addEventListener("error", () => figure.remove());
    const boxes = offer.topics.map((topic, index) => {
      const box = element("input", { type: "checkbox", id: `topic-${index}` });
      const texts = ["title", "frequency", "description"].map((kind) =>
        topic[kind]
          ? element(
              kind === "title" ? "span" : "small",
              { className: kind, lang: topic.untranslated.includes(kind) ? "de" : language },
              topic[kind],
            )
          : "",
      );
      const inner = texts.slice(1).filter(Boolean);
      return {
        topic,
        box,
        label: element("label", {}, box, texts[0], element("span", {}, ...lines(inner))),
      };
    });

    function show() {
      const chosen = boxes.filter(({ box }) => box.checked).map(({ topic }) => topic);
      link.href = offer.link + encodeURIComponent(sentence(offer, chosen));
      const query = new URLSearchParams(chosen.map(({ key }) => ["thema", key]));
      if (language === "en") query.set("sprache", "en");
      code.src = new URL(`/qr.svg${query.size ? `?${query}` : ""}`, server).href;
    }
    const privacy = element("a", { href: new URL(offer.notice, server).href }, words.notice);
    const page = element("a", { href: new URL(offer.page, server).href }, words.more);
    const main = element(
      "div",
      { className: "main" },
      offer.demo ? element("p", { className: "demo" }, words.demo) : "",
      element(
        "fieldset",
        {},
        element("legend", {}, words.legend),
        ...boxes.map(({ label }) => label),
      ),
      offer.link ? link : element("p", {}, words.closed),
      element("p", {}, element("small", {}, words.promise, " ", privacy, " · ", page)),
    );
    if (offer.link) {
      main.addEventListener("change", show);
      show();
    }
    return element("div", { className: "frame", lang: language }, main, offer.link ? figure : "");
  }

  /* The same as invitation.ts; a test holds both together. */
  function sentence({ nothing, opening }, chosen) {
    const joined = chosen.map(({ title }) => title).join(", ");
    return joined ? opening + joined + (joined.endsWith(".") ? "" : ".") : nothing;
  }

  function lines(parts) {
    return parts.flatMap((part, index) => (index === 0 ? [part] : [element("br"), part]));
  }

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  if (!customElements.get("rundruf-signup")) customElements.define("rundruf-signup", RundrufSignup);
})();
