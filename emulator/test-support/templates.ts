import type { Account } from "./account.ts";

/** A marketing template with two named values and a quick reply, approved. */
export const tip = {
  name: "tipp",
  language: "de",
  category: "MARKETING",
  parameter_format: "NAMED",
  components: [
    {
      type: "BODY",
      text: "Tipp für heute: {{titel}} am {{datum}}. Mehr dazu unten.",
      example: {
        body_text_named_params: [
          { param_name: "titel", example: "Hofkonzert" },
          { param_name: "datum", example: "4. Dez." },
        ],
      },
    },
    { type: "FOOTER", text: "Abmelden mit STOPP" },
    { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Tipps abbestellen" }] },
  ],
};

/** Positional, with a picture and a link that takes a value. */
export const news = {
  name: "nachricht",
  language: "de",
  category: "UTILITY",
  components: [
    { type: "HEADER", format: "IMAGE", example: { header_handle: ["4::aW1h"] } },
    {
      type: "BODY",
      text: "Neu aus dem Kreishaus: {{1}} steht für Sie bereit.",
      example: { body_text: [["Haushalt"]] },
    },
    {
      type: "BUTTONS",
      buttons: [
        {
          type: "URL",
          text: "Lesen",
          url: "https://kreis.example/n/{{1}}",
          example: ["https://kreis.example/n/a"],
        },
      ],
    },
  ],
};

export function named(name: string, text: string): Record<string, string> {
  return { type: "text", parameter_name: name, text };
}

export const tipBody = (...parameters: readonly unknown[]) => ({
  name: "tipp",
  language: { code: "de" },
  components: [{ type: "body", parameters }],
});

export async function createTemplates(
  world: Account,
  ...templates: readonly unknown[]
): Promise<void> {
  for (const template of templates) {
    // One after the other: the list keeps this order.
    // oxlint-disable-next-line no-await-in-loop
    await world.call(
      "POST",
      `${world.emulator.settings.businessAccountId}/message_templates`,
      template,
    );
  }
  await world.emulator.settled();
  world.county.clear();
}
