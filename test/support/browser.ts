import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";

export type TestBrowser = AsyncDisposable & {
  /** A tab of a person of its own (own cookies); on a wide screen with script, in German, unless told otherwise. */
  page(options?: BrowserContextOptions): Promise<Page>;
};

export const wide = { width: 1280, height: 800 };
export const narrow = { width: 320, height: 640 };
/** A phone as citizens hold it. */
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Real Chromium; start one for a test file (`beforeAll`), it takes about a second. */
export async function openTestBrowser(): Promise<TestBrowser> {
  const browser = await launchChromium();
  return {
    async page(options) {
      const context = await browser.newContext({ viewport: wide, locale: "de-DE", ...options });
      context.setDefaultTimeout(30_000);
      return await context.newPage();
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/**
 * What axe finds on the page as it stands, light and dark, wide and at 320 px; and nothing may need scrolling sideways
 * at 320 px (WCAG 1.4.10). Leaves the page wide and light.
 */
export async function expectNoViolations(page: Page): Promise<void> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const)
    for (const viewport of [narrow, wide]) {
      const where = `${colorScheme}, ${viewport.width} px`;
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await finishTransitions(page);
      // Our pages frame nothing foreign; otherwise axe opens a tab of its own for each look, which takes as long again.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      for (const { id, nodes } of violations)
        for (const { target, failureSummary = "" } of nodes)
          found.push(`${id} at ${target.join(" ")} (${where}): ${failureSummary}`);
      const width = await page.evaluate<number>("document.documentElement.scrollWidth");
      if (width > viewport.width) found.push(`scrolls sideways: ${width} px wide (${where})`);
    }
  if (found.length > 0) throw new Error(`${page.url()} has faults:\n${found.join("\n")}`);
}

/** Colours on their way from light to dark are nobody's colours. */
async function finishTransitions(page: Page): Promise<void> {
  // Text, because this runs in the browser, whose types the server's code must not see.
  await page.evaluate(`
    for (const animation of document.getAnimations())
      if (Number.isFinite(animation.effect?.getComputedTiming().endTime ?? 0)) animation.finish();
  `);
}
