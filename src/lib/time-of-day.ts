/** A time as `<input type="time">` sends it: "07:30", from "00:00" to "23:59". */
export const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;
