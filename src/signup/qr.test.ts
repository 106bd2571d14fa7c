import { expect, test } from "vitest";
import { chatLink, invitationText } from "./invitation.ts";
import { modulesOf, seen } from "./testing-qr.ts";
import { number, openSignup } from "./testing-signup.ts";

function codeFor(titles: readonly string[], code?: string): string[] {
  return modulesOf(chatLink("https://wa.me", number, invitationText(titles, "de", code)));
}

test("the code holds the same link as the button, for the chosen topics", async () => {
  await using signup = await openSignup();

  const nothing = await (await signup.get("/qr.svg")).text();
  const two = await (
    await signup.get("/qr.svg?thema=kultur&thema=nix&thema=aktuelles&code=abc")
  ).text();

  expect(await seen(nothing)).toEqual(codeFor([]));
  expect(await seen(two)).toEqual(codeFor(["Aktuelle Informationen", "Kultur!Büro."], "ABC"));
});

test("the code may be shown by every site, is kept for minutes and checked afterwards", async () => {
  await using signup = await openSignup();

  const { headers } = await signup.get("/qr.svg");
  const again = await signup.get("/qr.svg", { "if-none-match": headers.get("etag") ?? "" });

  expect(headers.get("content-type")).toContain("image/svg+xml");
  expect(headers.get("cache-control")).toBe("public, max-age=300");
  expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(again.status).toBe(304);
});

test("so many topics that no camera could read them leave the choice to the chat", async () => {
  const titles = Array.from({ length: 60 }, (_, index) => `Kategorie Nummer ${index + 1}`);
  const none = { titleEn: null, descriptionEn: null, promisedFrequencyEn: null };
  await using signup = await openSignup({
    topics: titles.map((title, index) => ({
      ...none,
      key: `k${index}`,
      title,
      description: "",
      promisedFrequency: "",
    })),
  });
  const query = titles.map((_, index) => `thema=k${index}`).join("&");

  const answer = await signup.get(`/qr.svg?${query}`);

  expect(answer.status).toBe(200);
  expect(await seen(await answer.text())).toEqual(codeFor([]));
});
