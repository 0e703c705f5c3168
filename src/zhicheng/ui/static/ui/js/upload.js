// Uploads with progress and cancel. form[data-upload] sends itself when a file is chosen; the answer is the next page.
import { restore, snapshot } from "./autosave.js";
import { show } from "./swap.js";

const MAX = 20 * 1024 * 1024;

export function start() {
  document.querySelectorAll("[data-drop]").forEach(droppable);
  document.querySelectorAll("form[data-upload]").forEach(sending);
}

function droppable(area) {
  const input = area.querySelector("input[type=file]");
  const over = (on) => (event) => {
    event.preventDefault();
    area.classList.toggle("is-over", on);
  };
  area.addEventListener("dragover", over(true));
  area.addEventListener("dragleave", over(false));
  area.addEventListener("drop", (event) => {
    over(false)(event);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

export function trouble(file, max = MAX) {
  if (/\.(heic|heif)$/i.test(file.name)) {
    return "这种格式打不开。请存成 JPG 再传，或在手机相机设置里选“兼容性最佳”。";
  }
  if (file.size > max) return `这个文件有 ${megabytes(file.size)}，请不要超过 ${megabytes(max)}。`;
  return file.size ? "" : "这个文件是空的，请换一个。";
}

function sending(form) {
  const input = form.querySelector("input[type=file]");
  if (!input) return;
  input.addEventListener("change", () => {
    const files = [...input.files];
    if (!files.length) return;
    const max = Number(form.dataset.maxBytes) || MAX;
    const list = listFor(form);
    list.replaceChildren(...files.map((file) => row(file, trouble(file, max))));
    if (files.some((file) => trouble(file, max))) {
      input.value = "";
      return;
    }
    send(form, list);
  });
}

function send(form, list) {
  const sent = JSON.stringify(snapshot(form));
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    list.querySelectorAll("progress").forEach((bar) => {
      bar.max = event.total;
      bar.value = event.loaded;
    });
    tell(list, `正在上传 ${megabytes(event.loaded)}`);
  });
  request.addEventListener("load", () => {
    if (request.status >= 500) {
      tell(list, "是我们这边出了问题，请再选一次。", true);
      return;
    }
    next(request, form, sent);
  });
  request.addEventListener("error", () => tell(list, "网络断了，没有传完。连上后请再选一次。", true));
  request.addEventListener("abort", () => tell(list, "已取消，没有上传。", true));
  list.querySelectorAll("[data-cancel]").forEach((button) => button.addEventListener("click", () => request.abort()));
  request.send(new FormData(form));
}

// The answer as the next page. What was typed while the file was on its way is put back there, and saved as typed.
async function next(request, form, sent) {
  const typed = snapshot(form);
  const same = () => [...document.forms].find((one) => one.dataset.autosaveUrl === form.dataset.autosaveUrl);
  const later = form.dataset.autosaveUrl && JSON.stringify(typed) !== sent;
  await show(request.responseText, request.responseURL, () => later && same() && restore(same(), typed));
  if (later) same()?.dispatchEvent(new Event("change"));
}

function listFor(form) {
  let list = form.querySelector("ul[data-sending]");
  if (!list) {
    list = document.createElement("ul");
    list.className = "files";
    list.dataset.sending = "";
    (form.querySelector("[data-drop]") || form.querySelector("input[type=file]")).after(list);
  }
  return list;
}

function row(file, problem) {
  const item = document.createElement("li");
  item.className = problem ? "file-bad" : "";
  const place = document.createElement("span");
  const middle = document.createElement("div");
  const name = document.createElement("span");
  name.className = "file-name";
  name.textContent = file.name;
  const size = document.createElement("span");
  size.className = "file-size";
  size.textContent = ` ${megabytes(file.size)}`;
  const state = document.createElement("p");
  state.className = "file-state";
  state.setAttribute("role", "status");
  state.textContent = problem || "准备上传";
  middle.append(name, size, state);
  item.append(place, middle);
  if (problem) return item;
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", `${file.name} 上传进度`);
  middle.append(bar);
  const cancel = document.createElement("button");
  cancel.type = "button";
  cancel.className = "button-link button-small";
  cancel.dataset.cancel = "";
  cancel.textContent = "取消";
  item.append(cancel);
  return item;
}

function tell(list, sentence, bad = false) {
  for (const item of list.children) {
    item.querySelector(".file-state").textContent = sentence;
    item.classList.toggle("file-bad", bad);
    if (bad) item.querySelectorAll("progress, [data-cancel]").forEach((part) => part.remove());
  }
}

function megabytes(bytes) {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} K`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
