/*
 * The sign-up page with script: the button becomes a real link (phones open the messenger straight from it) and link and
 * QR code follow what is ticked. Everything works without this file. Stores nothing, asks nobody.
 */
(() => {
  const form = document.querySelector("form[data-link]");
  const button = form?.querySelector("button[type=submit]");
  if (!form || !button) return;
  const boxes = [...form.querySelectorAll("input[name=thema]")];
  const picture = document.querySelector("img[data-qr]");
  const caption = document.querySelector("[data-qr-caption]");
  const { link: base, nothing, opening } = form.dataset;

  const link = document.createElement("a");
  link.className = button.className;
  link.append(...button.childNodes);
  button.replaceWith(link);

  function show() {
    const chosen = boxes.filter((box) => box.checked);
    const code = readCode(form.elements.namedItem("code")?.value);
    link.href =
      base +
      encodeURIComponent(
        sentence(
          chosen.map((box) => box.dataset.title),
          code,
        ),
      );
    if (!picture) return;
    const query = new URLSearchParams(chosen.map((box) => ["thema", box.value]));
    if (document.documentElement.lang === "en") query.set("sprache", "en");
    if (code) query.set("code", code);
    const source = picture.dataset.qr + (query.size ? `?${query}` : "");
    if (picture.getAttribute("src") !== source) picture.setAttribute("src", source);
    caption.textContent = chosen.length
      ? `${caption.dataset.chosen} ${chosen.map((box) => box.dataset.title).join(", ")}`
      : caption.dataset.nothing;
  }

  /* The same as invitation.ts; a test holds both together. */
  function sentence(titles, code) {
    const joined = titles.join(", ");
    const wish = joined ? opening + joined + (joined.endsWith(".") ? "" : ".") : nothing;
    return code ? `${wish} (Code ${code})` : wish;
  }

  function readCode(typed = "") {
    const code = typed.trim();
    return /^[A-Za-z0-9-]{3,20}$/.test(code) ? code.toUpperCase() : "";
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    link.click();
  });
  /* A page that comes back from the browser's memory brings its ticks along. */
  addEventListener("pageshow", show);
  show();
})();
