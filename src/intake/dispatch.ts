import {
  noteHealth,
  saveLimits,
  type ChannelEvent,
  type MessageEvent,
  type StatusEvent,
} from "../channels/channels.ts";
import { claimTestAddress } from "../broadcasts/broadcasts.ts";
import type { Tx } from "../db/db.ts";
import { answerWish } from "../digests/digests.ts";
import { haltAccount } from "../delivery/delivery.ts";
import { knowsMessage, receive, recordOutgoing } from "../inbox/inbox.ts";
import { askForAccess, askForErasure } from "../privacy/privacy.ts";
import { moveAddress, recognise, recordPreference, respond } from "../subscribers/subscribers.ts";
import { applyTemplateEvent } from "../templates/templates.ts";
import { readOrganisation } from "../web/organisation.ts";
import { accountsByExternalId, type KnownAccount } from "./accounts.ts";
import type { IntakeContext } from "./process.ts";

export type Taken =
  | { readonly kind: "taken" }
  | { readonly kind: "not-ours"; readonly reason: string };

const taken: Taken = { kind: "taken" };

/** Hands one event to the domain that owns it, inside the transaction of that event. */
export async function dispatch(
  tx: Tx,
  context: IntakeContext,
  event: Exclude<ChannelEvent, StatusEvent>,
): Promise<Taken> {
  const accounts = await accountsByExternalId(tx, "whatsapp");
  switch (event.kind) {
    case "message": {
      const account = accounts.get(event.accountExternalId);
      if (account === undefined)
        return { kind: "not-ours", reason: "Die Nummer gehört nicht zu diesem Dienst." };
      return takeMessageIn(tx, context, account, event);
    }
    case "identity":
      for (const account of concerned(accounts, event.accountExternalId))
        await moveAddress(tx, account.id, event.previous, event.current, event.at);
      return taken;
    case "preference":
      for (const account of concerned(accounts, event.accountExternalId))
        await recordPreference(tx, account.id, event.person, event.value, event.at);
      return taken;
    case "template":
      await applyTemplateEvent(tx, event, context.clock.now());
      return taken;
    case "account":
      for (const account of accounts.values()) {
        if (account.businessAccountId !== event.businessAccountId) continue;
        if (event.dailyRecipientLimit !== undefined)
          await saveLimits(tx, account.id, { dailyRecipientLimit: event.dailyRecipientLimit });
        await noteHealth(tx, account.id, event, context.clock.now());
        if (event.halts) await haltAccount(tx, account.id, event.summary, context.clock.now());
      }
      return taken;
    case "unknown":
      return {
        kind: "not-ours",
        reason: `Unbekannte Meldung (${event.field}); sie ist aufbewahrt.`,
      };
  }
}

/** Preferences and identities may come without a number: then they concern the person on each of our numbers. */
function concerned(
  accounts: ReadonlyMap<string, KnownAccount>,
  externalId: string | null,
): KnownAccount[] {
  return [...accounts]
    .filter(([id]) => externalId === null || id === externalId)
    .map(([, account]) => account);
}

async function takeMessageIn(
  tx: Tx,
  context: IntakeContext,
  account: KnownAccount,
  event: MessageEvent,
): Promise<Taken> {
  if (await knowsMessage(tx, account.id, event.providerMessageId)) return taken;
  const now = context.clock.now();
  const person = await recognise(tx, { accountId: account.id, sender: event.sender, at: event.at });
  const whom = {
    accountId: account.id,
    addressId: person.addressId,
    subscriberId: person.subscriberId,
  };

  // What changes an earlier message (reaction, edit, deletion) is no new wish, whatever it says.
  if (
    event.body.kind === "reaction" ||
    event.body.kind === "edit" ||
    event.body.kind === "deletion"
  ) {
    await receive(tx, { ...whom, event, automatic: true, now });
    return taken;
  }
  const linked =
    event.body.kind === "text" ? await claimTestAddress(tx, event.body.text, whom, now) : null;
  if (linked !== null) {
    await receive(tx, { ...whom, event, automatic: true, now });
    await recordOutgoing(tx, { ...whom, ...linked, staffId: null, automatic: true, now });
    return taken;
  }

  const organisation = await readOrganisation(tx);
  if (event.body.kind === "text" || event.body.kind === "tap") {
    const text = event.body.kind === "text" ? event.body.text : event.body.title;
    const { timeZone } = organisation;
    const { publicUrl } = context;
    const answer = await answerWish(tx, { ...whom, text, at: event.at, now, timeZone, publicUrl });
    if (answer !== null) {
      await receive(tx, { ...whom, event, automatic: true, now });
      await recordOutgoing(tx, { ...whom, ...answer, staffId: null, automatic: true, now });
      return taken;
    }
  }
  const situation = {
    account,
    subscriberId: person.subscriberId,
    addressId: person.addressId,
    providerMessageId: event.providerMessageId,
    at: event.at,
    now,
    publicUrl: context.publicUrl,
    timeZone: organisation.timeZone,
  };
  const { outcome, replies } = await respond(tx, situation, event.body);
  await receive(tx, { ...whom, event, automatic: outcome !== "message", now });
  for (const { deliveryId, message } of replies)
    await recordOutgoing(tx, { ...whom, deliveryId, message, staffId: null, automatic: true, now });
  if (outcome === "access") await askForAccess(tx, whom, now);
  if (outcome === "erasure") await askForErasure(tx, whom, replies.at(-1)?.deliveryId ?? null, now);
  return taken;
}
