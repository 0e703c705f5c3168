// Entry of every page. Pages work without it; it adds comfort where the markup asks for it (data-…).
import { start as once } from "./once.js";
import { startPage } from "./start.js";

document.documentElement.classList.add("js");
once();
await startPage();
