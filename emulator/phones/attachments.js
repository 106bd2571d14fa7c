import { attempt, el } from "./dom.js";

/** The menu beside the composer: a file of one's own, or a sample of what people send. */
export function attachments(send) {
  const file = el("input", {
    type: "file",
    hidden: true,
    "aria-label": "Bild oder Datei wählen",
    onchange: attempt(async () => {
      const [chosen] = file.files;
      if (chosen === undefined) return;
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      await send({
        media: {
          mimeType: chosen.type || "application/octet-stream",
          base64: base64Of(bytes),
          fileName: chosen.name,
        },
      });
      file.value = "";
    }),
  });
  const entry = (word, act) =>
    el(
      "button",
      {
        type: "button",
        onclick: (event) => ((event.target.closest("details").open = false), act()),
      },
      word,
    );
  return el(
    "details",
    { className: "attach" },
    el(
      "summary",
      {},
      el("span", { "aria-hidden": "true" }, "+"),
      el("span", { className: "visually-hidden" }, "Anhängen"),
    ),
    el(
      "div",
      { className: "menu" },
      entry("Bild oder Datei …", () => file.click()),
      entry(
        "Sprachnachricht",
        attempt(() => send({ media: "audio" })),
      ),
      entry(
        "Ort",
        attempt(() => send({ location: "sample" })),
      ),
      entry(
        "Antrag.pdf",
        attempt(() => send({ media: "document" })),
      ),
      entry(
        "Eine Umfrage",
        attempt(() => send({ unsupported: "poll_creation" })),
      ),
      file,
    ),
  );
}

function base64Of(bytes) {
  let binary = "";
  for (let start = 0; start < bytes.length; start += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(binary);
}
