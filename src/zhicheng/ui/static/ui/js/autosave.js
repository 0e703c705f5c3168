// Saves a draft as typed: POSTs the form's fields to data-autosave-url 600 ms after the last change, at once when a
// field is left, and when the page goes away. What the server has not taken is kept on this device and offered back.
// The line that says so keeps its words until it has new ones: nothing below it moves while a button is pressed.
import { count } from "./counter.js";

const WAIT = 600;
const RETRY = 15000;
const KEPT_DAYS = 7;

export function start() {
  document.querySelectorAll("form[data-autosave-url]").forEach(watch);
}

function watch(form) {
  const key = `draft:${document.documentElement.dataset.person || ""}:${form.dataset.autosaveUrl}`;
  const state = form.querySelector("[data-autosave-state]") || document.querySelector("[data-autosave-state]");
  let timer = 0;
  let dirty = false;
  let sending = false;
  offerBack(form, key, () => changed());

  function say(text, kept) {
    if (!state) return;
    state.textContent = text;
    state.classList.toggle("is-kept", Boolean(kept));
  }

  function changed() {
    dirty = true;
    keep(key, form);
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  }

  async function save() {
    clearTimeout(timer);
    if (!dirty || sending || !form.isConnected) return;
    sending = true;
    dirty = false;
    try {
      const answer = await fetch(form.dataset.autosaveUrl, {
        method: "POST",
        body: fields(form),
        headers: { Accept: "application/json" },
        redirect: "manual",
        credentials: "same-origin",
      });
      if (answer.ok) await saved(answer);
      else if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) ended();
      else if (answer.status === 409) await explained(answer, "您填的内容还在这台设备里。");
      else if (answer.status < 500) await explained(answer);
      else lost();
    } catch {
      lost();
    } finally {
      sending = false;
    }
    if (dirty && state && !state.classList.contains("is-kept")) save();
  }

  async function saved(answer) {
    const told = await answer.json().catch(() => ({}));
    if (told.version !== undefined && form.elements.version) form.elements.version.value = told.version;
    if (!dirty) forget(key);
    say(`${told.saved || clock()} 已保存`);
  }

  async function explained(answer, more = "") {
    const told = await answer.json().catch(() => ({}));
    say((told.error || "这一处还没存上，填好后会再存。") + more, true);
  }

  function lost() {
    dirty = true;
    say("网络断了，填的内容还在这台设备里，连上后自动保存。", true);
    clearTimeout(timer);
    timer = setTimeout(save, RETRY);
  }

  function ended() {
    dirty = true;
    say("登录已经到时间。填的内容先存在这台设备里，重新登录后打开这一页就能放回来。", true);
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("focusout", () => save());
  window.addEventListener("online", () => save());
  window.addEventListener("pagehide", () => {
    if (dirty && form.isConnected) navigator.sendBeacon(form.dataset.autosaveUrl, fields(form));
  });
}

function fields(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data.entries()]) {
    if (typeof value !== "string") data.delete(name);
  }
  return data;
}

export function snapshot(form) {
  return [...fields(form).entries()].filter(([name]) => name !== "csrfmiddlewaretoken" && name !== "version");
}

function keep(key, form) {
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: snapshot(form) }));
  } catch {
    // No room on this device: the server still has what it took.
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

function kept(key) {
  try {
    const copy = JSON.parse(localStorage.getItem(key) || "null");
    return copy && Date.now() - copy.at < KEPT_DAYS * 86400000 ? copy : null;
  } catch {
    return null;
  }
}

function offerBack(form, key, afterwards) {
  const copy = kept(key);
  if (!copy || JSON.stringify(copy.fields) === JSON.stringify(snapshot(form))) {
    forget(key);
    return;
  }
  const size = copy.fields.reduce((sum, [, value]) => sum + count(value), 0);
  const box = document.createElement("div");
  box.className = "notice notice-ochre";
  box.setAttribute("role", "status");
  const title = document.createElement("p");
  title.className = "notice-title";
  title.textContent = `这台设备上还有 ${clock(new Date(copy.at))} 没存上的内容（${size} 字）。`;
  const acts = document.createElement("p");
  const back = link("放回来", () => {
    restore(form, copy.fields);
    box.remove();
    afterwards();
  });
  const drop = link("不用了", () => {
    forget(key);
    box.remove();
  });
  acts.append(back, " ", drop);
  box.append(title, acts);
  form.before(box);
}

function link(text, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button-link";
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}

export function restore(form, pairs) {
  const values = new Map();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) || []), value]);
  for (const element of form.elements) {
    if (!element.name || element.type === "file" || element.type === "submit" || element.type === "hidden") continue;
    if (element.type === "checkbox" || element.type === "radio") {
      element.checked = (values.get(element.name) || []).includes(element.value);
    } else if (values.has(element.name)) {
      element.value = values.get(element.name).shift() ?? "";
      element.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

function clock(moment = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
