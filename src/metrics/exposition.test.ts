import { expect, test } from "vitest";
import { expose } from "./exposition.ts";

test("metrics are written as Prometheus reads them", () => {
  const text = expose([
    {
      name: "rundruf_queued",
      help: "What waits.",
      type: "gauge",
      samples: [
        { labels: { account: 1, lane: "reply" }, value: 2 },
        { labels: { account: 1, lane: 'a"b\\c\nd' }, value: 0.5 },
      ],
    },
    { name: "rundruf_up", help: "Lives.", type: "counter", samples: [{ value: 1 }] },
    { name: "rundruf_none", help: "Nothing.", type: "gauge", samples: [] },
  ]);

  expect(text).toBe(
    [
      "# HELP rundruf_queued What waits.",
      "# TYPE rundruf_queued gauge",
      'rundruf_queued{account="1",lane="reply"} 2',
      'rundruf_queued{account="1",lane="a\\"b\\\\c\\nd"} 0.5',
      "# HELP rundruf_up Lives.",
      "# TYPE rundruf_up counter",
      "rundruf_up 1",
      "",
    ].join("\n"),
  );
});
