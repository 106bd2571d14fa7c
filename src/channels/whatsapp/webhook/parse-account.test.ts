import { describe, expect, test } from "vitest";
import { parse } from "./parse.ts";
import { metadata, body } from "./testing-bodies.ts";

describe("templates and the account", () => {
  const template = { message_template_name: "neuigkeit", message_template_language: "de" };
  const account = (value: object, field = "account_update") => parse(body(value, field))[0];

  test("a pause changes the template's state, a warning does not", () => {
    expect(
      account(
        { ...template, event: "PAUSED", other_info: { description: "Paused." } },
        "message_template_status_update",
      ),
    ).toMatchObject({ kind: "template", status: "PAUSED", reason: "Paused." });
    expect(
      account({ ...template, event: "UNPAUSED" }, "message_template_status_update"),
    ).toMatchObject({ status: "APPROVED" });
    expect(
      account({ ...template, event: "FLAGGED" }, "message_template_status_update"),
    ).toHaveProperty("status", undefined);
  });

  test("a coming category is announced, a done one is told", () => {
    expect(
      account(
        { ...template, new_category: "UTILITY", correct_category: "MARKETING" },
        "template_category_update",
      ),
    ).toMatchObject({ category: "UTILITY", reason: expect.stringContaining("MARKETING") });
    expect(
      account(
        { ...template, previous_category: "UTILITY", new_category: "MARKETING" },
        "template_category_update",
      ),
    ).toMatchObject({ category: "MARKETING" });
  });

  test("a ban or restriction stops sending, a lifted one does not", () => {
    expect(
      account({ event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "DISABLE" } }),
    ).toMatchObject({ kind: "account", halts: true });
    expect(
      account({ event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "REINSTATE" } }),
    ).toMatchObject({ halts: false });
    expect(
      account({
        event: "ACCOUNT_RESTRICTION",
        restriction_info: [{ restriction_type: "RESTRICTED_BIZ_INITIATED_MESSAGING" }],
      }),
    ).toMatchObject({ halts: true });
  });

  test("the daily limit is read in every form", () => {
    const limit = (value: unknown) =>
      account({ max_daily_conversations_per_business: value }, "business_capability_update");

    expect(limit(2000)).toMatchObject({ dailyRecipientLimit: 2000 });
    expect(limit("TIER_10K")).toMatchObject({ dailyRecipientLimit: 10_000 });
    expect(limit("UNLIMITED")).toMatchObject({ dailyRecipientLimit: null });
    expect(limit(-1)).toMatchObject({ dailyRecipientLimit: null });
    expect(limit(undefined)).not.toHaveProperty("dailyRecipientLimit");
  });

  test("an unpaid account stops sending, a rate limit does not", () => {
    const events = parse(body({ metadata, errors: [{ code: 131042 }, { code: 130429 }] }));

    expect(events).toMatchObject([
      { kind: "account", businessAccountId: "777", halts: true },
      { halts: false },
    ]);
  });
});
