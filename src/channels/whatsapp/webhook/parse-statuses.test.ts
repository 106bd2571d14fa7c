import { describe, expect, test } from "vitest";
import { ann, statuses } from "./testing-bodies.ts";

describe("what became of our messages", () => {
  test("a status carries our reference, the price and both ids", () => {
    const wire = {
      id: "wamid.s",
      status: "delivered",
      timestamp: "1795500000",
      recipient_id: ann.phone,
      recipient_user_id: ann.bsuid,
      biz_opaque_callback_data: "d:5",
      pricing: { billable: true, pricing_model: "PMP", type: "regular", category: "marketing" },
    };

    expect(statuses([wire])).toMatchObject([
      {
        kind: "status",
        state: "delivered",
        deliveryRef: "d:5",
        recipient: ann,
        pricing: { category: "marketing", type: "regular", model: "PMP" },
      },
    ]);
  });

  test("the contact beside a status teaches the user id of a known phone", () => {
    const wire = { id: "wamid.s", status: "sent", recipient_id: ann.phone };

    expect(
      statuses([wire], [{ wa_id: ann.phone, user_id: ann.bsuid, profile: { name: "Ann" } }]),
    ).toMatchObject([{ recipient: ann, displayName: "Ann" }]);
  });

  test("a failure is translated, also without a code", () => {
    const failed = (errors: unknown) =>
      statuses([{ id: "wamid.s", status: "failed", recipient_id: ann.phone, errors }])[0];

    expect(failed([{ code: 131050, title: "stopped" }])).toMatchObject({
      failure: { code: 131050, class: "suppress" },
    });
    expect(failed(undefined)).toMatchObject({ failure: { code: -1, class: "permanent" } });
  });

  test("an unknown state changes nothing and is kept", () => {
    expect(statuses([{ id: "wamid.s", status: "warning", recipient_id: ann.phone }])).toMatchObject(
      [{ kind: "unknown", field: "messages.status.warning" }],
    );
  });

  test("the group in a status is not taken for a person", () => {
    const wire = {
      id: "wamid.s",
      status: "read",
      recipient_id: "GROUP",
      recipient_type: "group",
      recipient_participant_user_id: ann.bsuid,
    };

    expect(statuses([wire])[0]).toHaveProperty("recipient.bsuid", ann.bsuid);
  });
});
