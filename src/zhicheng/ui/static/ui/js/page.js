// Entry of every page. Pages work without it; it adds comfort where the markup asks for it (data-…).
import { start as errors } from "./errors.js";
import { start as menus } from "./menus.js";
import { start as counter } from "./counter.js";
import { start as once } from "./once.js";

document.documentElement.classList.add("js");
errors();
menus();
counter();
once();

// Loaded only on pages that have a use for them.
const extras = {
  "form[data-autosave-url]": "./autosave.js",
  "[data-drop], form[data-upload]": "./upload.js",
  "[data-poll-url]": "./poll.js",
  "[data-countdown]": "./countdown.js",
  "[data-reasons]": "./reasons.js",
  "[data-rows]": "./rows.js",
  "[data-signature]": "./sign.js",
  "[data-crop]": "./crop.js",
  "body[data-keys]": "./keys.js",
  "html[data-idle-minutes]": "./idle.js",
};
const wanted = Object.entries(extras).filter(([selector]) => document.querySelector(selector));
await Promise.all(wanted.map(([, module]) => import(module).then((loaded) => loaded.start())));
document.documentElement.dataset.ready = "yes";
