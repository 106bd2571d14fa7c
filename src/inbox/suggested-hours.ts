import type { OfficeHours } from "./office-hours.ts";

/** What the settings page suggests before anything was saved; also a sensible start for a demonstration. */
export const suggestedHours: OfficeHours = {
  weekly: {
    monday: [{ from: "08:00", to: "16:00" }],
    tuesday: [{ from: "08:00", to: "16:00" }],
    wednesday: [{ from: "08:00", to: "16:00" }],
    thursday: [
      { from: "08:00", to: "12:30" },
      { from: "13:30", to: "18:00" },
    ],
    friday: [{ from: "08:00", to: "12:30" }],
    saturday: [],
    sunday: [],
  },
  closedDays: [],
};
