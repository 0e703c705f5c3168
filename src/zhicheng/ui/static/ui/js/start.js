// Starts what the page asks for: when it was opened, and anew when its body was replaced (swap.js).
import { start as errors } from "./errors.js";
import { start as menus } from "./menus.js";
import { start as counter } from "./counter.js";

// Loaded only on pages that have a use for them.
const extras = {
  "form[data-autosave-url]": "./autosave.js",
  "[data-drop], form[data-upload]": "./upload.js",
  "[data-poll-url]": "./poll.js",
  "[data-countdown]": "./countdown.js",
  "[data-reasons]": "./reasons.js",
  "[data-rows]": "./rows.js",
  "[data-sheet]": "./sheet.js",
  "[data-signature]": "./sign.js",
  "[data-crop]": "./crop.js",
};

// These belong to the document, not to what its body shows: started once.
const lasting = {
  "body[data-keys]": "./keys.js",
  "html[data-idle-minutes]": "./idle.js",
};
const running = new Set();

export async function startPage() {
  errors();
  menus();
  counter();
  const wanted = Object.entries(extras).filter(([selector]) => document.querySelector(selector));
  for (const [selector, module] of Object.entries(lasting)) {
    if (running.has(module) || !document.querySelector(selector)) continue;
    running.add(module);
    wanted.push([selector, module]);
  }
  await Promise.all(wanted.map(([, module]) => import(module).then((loaded) => loaded.start())));
  document.documentElement.dataset.ready = "yes";
}
