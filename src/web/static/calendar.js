/*
 * What a table of links lacks as a calendar: arrow keys between days (one day is in the tab order, as in the grid pattern
 * of the ARIA practices), and dragging to another day. Both end in links and forms of the page; without script it works
 * by these.
 */
for (const table of document.querySelectorAll("[data-calendar]")) {
  const days = [...table.querySelectorAll("[data-date]")];
  const dateOf = (link) => link.dataset.date;
  const byDate = new Map(days.map((link) => [dateOf(link), link]));
  const chosen = new URLSearchParams(location.search).get("tag");
  const stop = byDate.get(chosen) ?? table.querySelector("[aria-current]") ?? days[0];

  table.setAttribute("role", "grid");
  for (const link of days) link.tabIndex = link === stop ? 0 : -1;
  if (location.hash === "#kalender") stop?.focus();

  const shifted = (date, count) => {
    const day = new Date(`${date}T12:00:00Z`);
    day.setUTCDate(day.getUTCDate() + count);
    return day.toISOString().slice(0, 10);
  };
  const monthLater = (date, count) => {
    const day = new Date(`${date}T12:00:00Z`);
    const wanted = day.getUTCDate();
    day.setUTCDate(1);
    day.setUTCMonth(day.getUTCMonth() + count);
    const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
    day.setUTCDate(Math.min(wanted, last));
    return day.toISOString().slice(0, 10);
  };
  const weekday = (date) => (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
  const keys = {
    ArrowLeft: (date) => shifted(date, -1),
    ArrowRight: (date) => shifted(date, 1),
    ArrowUp: (date) => shifted(date, -7),
    ArrowDown: (date) => shifted(date, 7),
    Home: (date) => shifted(date, -weekday(date)),
    End: (date) => shifted(date, 6 - weekday(date)),
    PageUp: (date) => monthLater(date, -1),
    PageDown: (date) => monthLater(date, 1),
  };

  table.addEventListener("keydown", (event) => {
    const link = event.target.closest("[data-date]");
    const move = keys[event.key];
    if (!link || !move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const date = move(dateOf(link));
    const next = byDate.get(date);
    // The days that are not on this page are on another, which takes the focus up again.
    if (!next) return location.assign(`${table.dataset.path}${date}#kalender`);
    link.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  let dragged = null;
  const form = document.getElementById("verschieben");
  table.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-entry]");
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });
  table.addEventListener("dragend", () => {
    dragged = null;
    for (const field of table.querySelectorAll(".plan__day--over"))
      field.classList.remove("plan__day--over");
  });
  table.addEventListener("dragover", (event) => {
    const field = event.target.closest("[data-day]");
    if (!dragged || !field) return;
    event.preventDefault();
    for (const other of table.querySelectorAll(".plan__day--over"))
      other.classList.toggle("plan__day--over", other === field);
    field.classList.add("plan__day--over");
  });
  table.addEventListener("drop", (event) => {
    const field = event.target.closest("[data-day]");
    if (!dragged || !field || !form) return;
    event.preventDefault();
    if (dragged.closest("[data-day]") === field) return;
    form.elements.id.value = dragged.dataset.entry;
    form.elements.version.value = dragged.dataset.version;
    form.elements.datum.value = field.dataset.day;
    form.elements.uhrzeit.value = dragged.dataset.clock;
    form.submit();
  });
}
