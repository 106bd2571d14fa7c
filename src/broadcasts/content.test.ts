import { expect, test } from "vitest";
import { freeMessage } from "./content.ts";

const choices = [{ id: "mehr", title: "Mehr davon, bitte" }];
const content = { title: "Tipps", teaser: "", link: null, picture: null, choices };

test("choices stand as buttons below a text that has room for them, and in a list below a longer one", () => {
  const short = freeMessage({ ...content, text: "Ein Konzert" }, "https://kreis.example/n/a");
  const long = freeMessage({ ...content, text: "x".repeat(1100) }, "https://kreis.example/n/a");

  expect(short).toMatchObject({ type: "buttons", buttons: choices });
  expect(long).toMatchObject({ type: "list", rows: choices });
});

test("a picture has no choices below it, for WhatsApp knows no such message", () => {
  const picture = { mediaId: 1, alt: "Ein Saal" };

  const message = freeMessage({ ...content, picture, text: "Ein Konzert" }, "https://a.example");

  expect(message.type).toBe("image");
});
