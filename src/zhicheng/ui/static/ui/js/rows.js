// Lists with check boxes: choose all, tint what is chosen, and say how many in the batch bar.
export function start() {
  document.querySelectorAll("[data-rows]").forEach(list);
}

function list(table) {
  const boxes = () => [...table.querySelectorAll("[data-row] input[type=checkbox]:not(:disabled)")];
  const all = table.querySelector("[data-check-all]");
  const form = table.closest("form") || document;
  const show = () => {
    const chosen = boxes().filter((box) => box.checked);
    for (const box of boxes()) box.closest("[data-row]").classList.toggle("is-checked", box.checked);
    if (all) {
      all.checked = chosen.length > 0 && chosen.length === boxes().length;
      all.indeterminate = chosen.length > 0 && chosen.length < boxes().length;
    }
    const words = form.querySelector("[data-batch-count]");
    if (words) words.textContent = `已选 ${chosen.length} 件`;
  };
  if (all) {
    all.addEventListener("change", () => {
      boxes().forEach((box) => {
        box.checked = all.checked;
      });
      show();
    });
  }
  table.addEventListener("change", show);
  window.addEventListener("pageshow", show);
  show();
}
