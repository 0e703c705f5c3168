// Keys for clerks. Off while typing, and for good where the reader switches them off (? shows the list).
// They move, open and choose; nothing is ever sent but by Ctrl+Enter.
const OFF = "keys-off";
const HELP = [
  ["J K", "下一件、上一件"],
  ["↑ ↓", "换条目"],
  ["空格", "勾选这一件，或标为看过"],
  ["X", "标为有问题"],
  ["Enter", "打开"],
  ["A R F", "选通过、退回修改、不通过（只选，不提交）"],
  ["Ctrl + Enter", "提交"],
  ["⇧A", "预览批量通过"],
  ["[ ]", "上一页、下一页"],
  ["Z", "放大"],
  ["/", "查找"],
  ["?", "看快捷键"],
];

export function start() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) {
      const form = document.activeElement?.form || document.querySelector("form[data-key-send]");
      if (form?.hasAttribute("data-key-send")) form.requestSubmit();
      return;
    }
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "?") {
      help();
      event.preventDefault();
      return;
    }
    if (switchedOff()) return;
    if (act(event)) event.preventDefault();
  });
}

function act(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.shiftKey && key === "a") return press("[data-key='⇧A']");
  if (event.shiftKey && key !== "Tab") return false;
  switch (key) {
    case "j":
      return move("[data-row]", 1) || press("[data-next]");
    case "k":
      return move("[data-row]", -1) || press("[data-prev]");
    case "ArrowDown":
      return move("[data-item]", 1);
    case "ArrowUp":
      return move("[data-item]", -1);
    case " ":
      return inCurrent("[data-seen], input[type=checkbox]");
    case "x":
      return inCurrent("[data-problem]");
    case "Enter":
      return !event.target.closest("a, button, summary") && inCurrent("[data-open]");
    case "[":
      return press("a[rel=prev]");
    case "]":
      return press("a[rel=next]");
    case "/":
      return focus("[data-find]");
    default:
      return /^[a-z]$/.test(key) && press(`[data-key="${key.toUpperCase()}"]`);
  }
}

function typing(element) {
  return element.closest?.("textarea, select, [contenteditable], dialog") || (element.matches?.("input") && !["checkbox", "radio"].includes(element.type));
}

function move(selector, step) {
  const rows = [...document.querySelectorAll(selector)];
  if (!rows.length) return false;
  const at = rows.findIndex((row) => row.classList.contains("is-current"));
  const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  rows.forEach((row) => row.classList.toggle("is-current", row === next));
  next.scrollIntoView({ block: "nearest" });
  const link = next.querySelector("[data-open], a, input");
  if (link) link.focus({ preventScroll: true });
  return true;
}

function inCurrent(selector) {
  const current = [...document.querySelectorAll(".is-current")].pop();
  const found = current?.querySelector(selector);
  if (!found) return false;
  found.click();
  return true;
}

function press(selector) {
  const found = document.querySelector(selector);
  if (!found || found.disabled || (found.type === "submit" && found.dataset.key !== "⇧A")) return false;
  if (found.type === "radio") found.focus();
  found.click();
  return true;
}

function focus(selector) {
  const found = document.querySelector(selector);
  if (!found) return false;
  found.focus();
  found.select?.();
  return true;
}

function switchedOff() {
  try {
    return localStorage.getItem(OFF) === "yes";
  } catch {
    return false;
  }
}

function help() {
  let dialog = document.querySelector("dialog[data-keys-help]");
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.dataset.keysHelp = "";
    dialog.className = "panel keys-help";
    const title = document.createElement("h2");
    title.id = "keys-help-title";
    title.textContent = "快捷键";
    dialog.setAttribute("aria-labelledby", title.id);
    const list = document.createElement("dl");
    list.className = "summary";
    for (const [keys, meaning] of HELP) {
      const line = document.createElement("div");
      const name = document.createElement("dt");
      const text = document.createElement("dd");
      name.append(...keys.split(" ").flatMap((one) => [kbd(one), " "]));
      text.textContent = meaning;
      line.append(name, text);
      list.append(line);
    }
    const toggle = document.createElement("button");
    toggle.type = "button";
    toggle.className = "button button-secondary button-small";
    const label = () => {
      toggle.textContent = switchedOff() ? "打开快捷键" : "关掉快捷键";
    };
    toggle.addEventListener("click", () => {
      localStorage.setItem(OFF, switchedOff() ? "no" : "yes");
      label();
    });
    label();
    const close = document.createElement("button");
    close.type = "button";
    close.className = "button-link";
    close.textContent = "关闭";
    close.addEventListener("click", () => dialog.close());
    dialog.append(title, list, toggle, close);
    document.body.append(dialog);
  }
  dialog.showModal();
}

function kbd(text) {
  const made = document.createElement("kbd");
  made.textContent = text;
  return made;
}
