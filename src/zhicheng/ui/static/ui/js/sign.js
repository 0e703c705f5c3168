// The signature box: finger, pen or mouse. Fills the hidden fields `signature` (PNG as data URL) and `strokes` (JSON:
// lists of [x, y, milliseconds], with the size of the box); the server judges whether it is a signature.
import SignaturePad from "../vendor/signature_pad-5.1.4.min.js";

const INK = "#1a2321";

export function start() {
  document.querySelectorAll("[data-signature]").forEach(prepare);
}

function prepare(box) {
  const canvas = box.querySelector("canvas");
  const state = box.querySelector("[data-signature-state]");
  const clear = box.querySelector("[data-signature-clear]");
  const picture = box.querySelector("[data-signature-picture]");
  const strokes = box.querySelector("[data-signature-strokes]");
  const form = box.closest("form");
  const letters = [...(box.dataset.signature || "")].length || 2;
  const pad = new SignaturePad(canvas, { penColor: INK, minWidth: 1.6, maxWidth: 4.2, backgroundColor: "rgba(0,0,0,0)" });

  function fit() {
    const ratio = Math.max(window.devicePixelRatio || 1, 1);
    const { width, height } = canvas.getBoundingClientRect();
    if (!width || canvas.width === Math.round(width * ratio)) return;
    const old = canvas.width / (canvas.dataset.ratio || ratio);
    const data = pad.toData();
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.dataset.ratio = ratio;
    canvas.getContext("2d").scale(ratio, ratio);
    pad.clear();
    if (!data.length) return;
    const share = old ? width / old : 1;
    pad.fromData(data.map((group) => ({ ...group, points: group.points.map((p) => ({ ...p, x: p.x * share, y: p.y * share })) })));
  }

  function show() {
    const groups = pad.toData();
    const { width, height } = canvas.getBoundingClientRect();
    const good = clearEnough(groups, letters, width, height);
    state.textContent = groups.length ? (good ? "清楚，可以提交" : "笔画还少，请写完整姓名，写大一些") : "还没有签名";
    state.classList.toggle("tone-celadon", good);
    clear.hidden = !groups.length;
    picture.value = groups.length ? pad.toDataURL("image/png") : "";
    strokes.value = groups.length
      ? JSON.stringify({ width: Math.round(width), height: Math.round(height), strokes: groups.map(points) })
      : "";
  }

  pad.addEventListener("endStroke", show);
  clear.addEventListener("click", () => {
    pad.clear();
    show();
  });
  form?.addEventListener("submit", show, { capture: true });
  window.addEventListener("resize", () => {
    fit();
    show();
  });
  fit();
  show();
}

function points(group) {
  return group.points.map((p) => [Math.round(p.x * 10) / 10, Math.round(p.y * 10) / 10, Math.round(p.time)]);
}

export function clearEnough(groups, letters, width, height) {
  const all = groups.flatMap((group) => group.points);
  if (all.length < 8 * letters) return false;
  const span = (values) => Math.max(...values) - Math.min(...values);
  const length = groups.reduce((sum, group) => sum + path(group.points), 0);
  return span(all.map((p) => p.x)) > width * 0.2 && span(all.map((p) => p.y)) > height * 0.12 && length > 1.2 * height;
}

function path(list) {
  let sum = 0;
  for (let n = 1; n < list.length; n += 1) sum += Math.hypot(list[n].x - list[n - 1].x, list[n].y - list[n - 1].y);
  return sum;
}
