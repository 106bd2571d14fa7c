/** An element with its properties and children; what is null or false is left out. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key in element && !key.includes("-") && key !== "list") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(
    ...children.flat().filter((child) => child !== undefined && child !== null && child !== false),
  );
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Says something to everybody, those who hear the page as well. */
export function notify(sentence) {
  byId("notice").textContent = sentence;
}

/** Runs what a tap starts; what goes wrong is said, not swallowed. */
export function attempt(work) {
  return async (event) => {
    event?.preventDefault?.();
    try {
      notify("");
      await work(event);
    } catch (error) {
      notify(`Das ging nicht: ${error.message}`);
    }
  };
}
