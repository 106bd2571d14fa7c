/** A Flow: form screens inside the messenger. Its JSON is kept as it was uploaded. */
export type StoredFlow = {
  readonly id: string;
  name: string;
  categories: readonly string[];
  status: "DRAFT" | "PUBLISHED" | "DEPRECATED" | "BLOCKED" | "THROTTLED";
  json: string | undefined;
  screens: readonly string[];
};
