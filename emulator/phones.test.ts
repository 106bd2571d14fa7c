import { AxeBuilder } from "@axe-core/playwright";
import chromium from "@sparticuz/chromium";
import { chromium as launcher, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { account, type Account } from "./test-support/account.ts";

let browser: Browser;
// Not the arguments that come with the package: among them --single-process, with which the browser ends with its
// first page, and --disable-web-security, with which the page's own rules would not hold.
beforeAll(async () => {
  browser = await launcher.launch({
    executablePath: await chromium.executablePath(),
    args: ["--no-sandbox"],
    headless: true,
  });
}, 60_000);
afterAll(() => browser.close());

async function desk(world: Account, query = ""): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${world.emulator.url}/${query}`);
  return page;
}

async function add(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Dazustellen" }).click();
  await page.getByLabel(`Nachricht von ${name}`).waitFor();
}

test("a link with a text opens the chat with it, and the person sends it by keyboard", async () => {
  await using world = await account();
  const page = await desk(
    world,
    "wa/4927100000000?text=Hallo!%20Ich%20m%C3%B6chte%20abonnieren%3A%20Tipps.",
  );

  await add(page, "Ann");
  await page.getByLabel("Nachricht von Ann").press("Enter");
  await page.getByRole("log").getByText("Ich möchte abonnieren").waitFor();
  await world.emulator.settled();

  expect(world.county.messages()).toMatchObject([
    { type: "text", text: { body: "Hallo! Ich möchte abonnieren: Tipps." } },
  ]);
  await page.context().close();
}, 30_000);

test("a list is chosen from, and only the phone that it was sent to shows it", async () => {
  await using world = await account();
  const page = await desk(world);
  await add(page, "Ann");
  await add(page, "Bob");
  const ann = world.emulator.people.withPhone("491713920000");
  world.emulator.people.write(ann, "Hallo");
  const interactive = {
    type: "list",
    body: { text: "Was möchten Sie erhalten?" },
    action: {
      button: "Auswählen",
      sections: [{ rows: [{ id: "topic:1", title: "Kultur!Büro." }] }],
    },
  };
  await world.send({ to: ann.phone, type: "interactive", interactive });

  await page
    .getByRole("article")
    .filter({ hasText: "Ann" })
    .getByRole("button", { name: "Auswählen" })
    .click();
  await page.getByLabel("Kultur!Büro.").check();
  await page.getByRole("dialog").getByRole("button", { name: "Senden" }).click();
  await page.getByRole("log", { name: "Nachrichten von Ann" }).getByText("Kultur!Büro.").waitFor();
  await world.emulator.settled();

  expect(world.county.messages().at(-1)).toMatchObject({
    from: ann.phone,
    interactive: { list_reply: { id: "topic:1" } },
  });
  expect(
    await page.getByRole("log", { name: "Nachrichten von Bob" }).getByRole("listitem").count(),
  ).toBe(0);
  await page.context().close();
}, 30_000);

test("a tapped message is quoted in the answer, and Escape closes a menu", async () => {
  await using world = await account();
  const page = await desk(world);
  await add(page, "Ann");
  const ann = world.emulator.people.withPhone("491713920000");
  world.emulator.people.write(ann, "Hallo");
  const { id } = await world.send({
    to: ann.phone,
    type: "text",
    text: { body: "Wann kommen Sie?" },
  });

  await page.getByText("Mehr zu Ann").locator("..").click();
  await page.keyboard.press("Escape");
  const menus = await page.locator("details[open]").count();
  await page.getByRole("log").getByText("Wann kommen Sie?").click();
  await page.getByLabel("Nachricht von Ann").fill("Um acht.");
  await page.keyboard.press("Enter");
  await page.getByRole("log").getByText("Um acht.").waitFor();
  await world.emulator.settled();

  expect(menus).toBe(0);
  expect(world.county.messages().at(-1)).toMatchObject({
    context: { id },
    text: { body: "Um acht." },
  });
  await page.context().close();
}, 30_000);

test("the page has no fault that axe finds, light and dark, wide and narrow, and nothing sticks out", async () => {
  await using world = await account({ countyUrl: "http://127.0.0.1:9/" });
  const page = await desk(world);
  await add(page, "Ann");
  const ann = world.emulator.people.withPhone("491713920000");
  const own = world.emulator.people.write(
    ann,
    "Hallo *Kreis*, siehe https://kreis.example/eine/sehr/lange/adresse/die/nirgends/umbricht",
  );
  await world.send({
    to: ann.phone,
    type: "text",
    text: { body: "Guten Tag" },
    context: { message_id: own },
  });
  await page.getByRole("log").getByText("Guten Tag").waitFor();

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [320, 1280]) {
      // oxlint-disable-next-line no-await-in-loop
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      // oxlint-disable-next-line no-await-in-loop
      await page.setViewportSize({ width, height: 900 });
      // oxlint-disable-next-line no-await-in-loop
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      // oxlint-disable-next-line no-await-in-loop
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    }
  }
  await page.context().close();
}, 60_000);
