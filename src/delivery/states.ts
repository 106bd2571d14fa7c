/** The states of a delivery. */

export const deliveryStates = [
  "queued",
  "sending",
  "accepted",
  "held",
  "sent",
  "delivered",
  "read",
  "failed",
  "withdrawn",
  "expired",
  "uncertain",
] as const;

export type DeliveryState = (typeof deliveryStates)[number];
