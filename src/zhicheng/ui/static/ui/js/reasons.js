// Reason picker: rows of a formset are added and taken away, codes can be searched by typing, and the words the
// applicant will read are shown as they come about ([data-reasons-preview]).
export function start() {
  document.querySelectorAll("[data-reasons]").forEach(picker);
}

function picker(box) {
  const prefix = box.dataset.reasons;
  const total = box.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
  const rows = box.querySelector(".reasons");
  const template = box.querySelector("[data-reason-template]");

  const add = button("再加一处", "button button-secondary button-small", () => {
    const number = total.value;
    const holder = document.createElement("template");
    holder.innerHTML = template.innerHTML.replaceAll("__prefix__", number);
    const row = holder.content.firstElementChild;
    rows.append(row);
    total.value = String(Number(number) + 1);
    equip(row);
    row.querySelector("select, input, textarea").focus();
  });
  rows.after(add);
  rows.querySelectorAll("[data-reason]").forEach(equip);
  box.addEventListener("input", preview);
  box.addEventListener("change", preview);
  preview();

  function equip(row) {
    row.append(
      button("去掉", "button-link button-small", () => {
        row.querySelectorAll("select, input:not([type=hidden]), textarea").forEach((control) => {
          control.value = "";
        });
        row.hidden = true;
        add.focus();
        preview();
      }),
    );
    row.querySelectorAll("select").forEach(searchable);
  }

  function preview() {
    const place = (box.closest("form") || document).querySelector("[data-reasons-preview]");
    if (!place) return;
    const texts = [...rows.querySelectorAll("[data-reason]:not([hidden])")]
      .map((row) => row.querySelector("input[type=text], textarea"))
      .map((control) => (control ? control.value.trim().replace(/[。；]$/, "") : ""))
      .filter(Boolean);
    const one = texts.map((text, index) => (texts.length > 1 ? `${index + 1}. ${text}` : text)).join("；");
    place.textContent = texts.length ? `请改 ${texts.length} 处：${one}。` : place.dataset.reasonsPreview || "";
  }
}

function searchable(select) {
  const options = [...select.options];
  if (options.length < 9) return;
  const search = document.createElement("input");
  search.type = "search";
  search.className = "input";
  search.placeholder = "输入几个字，找原因";
  search.setAttribute("aria-label", "找原因");
  search.addEventListener("input", () => {
    const wanted = search.value.trim();
    const found = options.filter((option) => !option.value || option.text.includes(wanted));
    const chosen = select.value;
    select.replaceChildren(...found);
    if (wanted && found.length > 1) select.value = found.find((option) => option.value).value;
    else select.value = chosen;
  });
  select.before(search);
}

function button(text, css, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = css;
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
