// Shows a page that a script has fetched: its body takes the place of this one, and what it asks for starts anew.
// The answer is not asked for twice, so what is said only once (notices, an error summary) is not lost.
import { startPage } from "./start.js";

// `prepare` is called when the body is there and nothing has started.
export async function show(text, address, prepare = () => {}) {
  const next = new DOMParser().parseFromString(text, "text/html");
  const root = document.documentElement;
  const here = new URL(address || location.href, location.href);
  const samePage = here.pathname === location.pathname;
  const place = { x: window.scrollX, y: window.scrollY, focused: document.activeElement?.id };
  history.replaceState(null, "", here);
  for (const { name } of [...root.attributes]) if (name.startsWith("data-")) root.removeAttribute(name);
  for (const { name, value } of next.documentElement.attributes) root.setAttribute(name, value);
  root.classList.add("js");
  document.title = next.title;
  styles(next);
  document.body.replaceWith(document.adoptNode(next.body));
  window.scrollTo(samePage ? place.x : 0, samePage ? place.y : 0);
  const focused = (samePage && place.focused && document.getElementById(place.focused)) || document.getElementById("main");
  focused?.focus({ preventScroll: true });
  prepare();
  await startPage();
}

function styles(next) {
  const known = new Set([...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.href));
  for (const link of next.querySelectorAll("head link[rel=stylesheet]")) {
    const made = document.importNode(link);
    if (!known.has(made.href)) document.head.append(made);
  }
}
