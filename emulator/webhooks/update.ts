/** One thing that Meta tells: an inbound message, a status, or a change of another kind. */
export type Update =
  | {
      readonly kind: "message" | "status";
      readonly contact: Readonly<Record<string, unknown>> | undefined;
      readonly element: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: "field";
      readonly field: string;
      readonly value: Readonly<Record<string, unknown>>;
      readonly withMetadata: boolean;
    };
