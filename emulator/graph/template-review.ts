import type { World } from "../world.ts";
import { text } from "./read.ts";
import { componentOf, type StoredTemplate, type TemplateStatus } from "./template-store.ts";

/** Lets the review take its time on the emulator's clock; then the template is approved, or rejected with a reason. */
export function review(world: World, template: StoredTemplate): void {
  template.status = "PENDING";
  world.clock.at(world.clock.milliseconds() + world.settings.reviewMilliseconds, () => {
    if (template.deletedAt !== undefined || template.status !== "PENDING") return;
    const fault = world.faults.take("rejectTemplate", { template: template.name }, world.random);
    if (fault !== undefined)
      return change(world, template, "REJECTED", fault.details ?? "INVALID_FORMAT");
    change(
      world,
      template,
      repeatsAnother(world, template) ? "REJECTED" : "APPROVED",
      repeatsAnother(world, template) ? "INVALID_FORMAT" : "NONE",
    );
  });
}

/** Another state, told by webhook (reference 2.5, message_template_status_update). */
export function change(
  world: World,
  template: StoredTemplate,
  status: TemplateStatus | "DELETED" | "UNPAUSED",
  reason = "NONE",
  more: Readonly<Record<string, unknown>> = {},
): void {
  if (status === "UNPAUSED") template.status = "APPROVED";
  else if (status !== "DELETED") template.status = status;
  template.rejectedReason = status === "REJECTED" ? reason : "NONE";
  const value = {
    event: status,
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
    reason,
    message_template_category: template.category,
    ...(status === "REJECTED"
      ? {
          rejection_info: {
            reason: "The emulator's review ended so.",
            recommendation: "Change the template and send it in again.",
          },
        }
      : {}),
    ...more,
  };
  world.outbox.tell({
    kind: "field",
    field: "message_template_status_update",
    withMetadata: false,
    value,
  });
}

/** Body and footer of another template word for word: Meta rejects the later one as a duplicate (reference 5.5). */
function repeatsAnother(world: World, template: StoredTemplate): boolean {
  const words = (one: StoredTemplate) =>
    [componentOf(one, "BODY"), componentOf(one, "FOOTER")]
      .map((component) => text(component?.["text"]) ?? "")
      .join("\n\n");
  return [...world.templates.values()].some(
    (other) =>
      other !== template &&
      other.status === "APPROVED" &&
      other.deletedAt === undefined &&
      other.name !== template.name &&
      words(other) === words(template),
  );
}
