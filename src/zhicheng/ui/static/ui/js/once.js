// A form is sent once: the second click of a double click does nothing. The server has the last word.
const AGAIN_AFTER = 8000;

export function start() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    buttons(form).forEach((button) => {
      button.setAttribute("aria-disabled", "true");
      button.classList.add("is-busy");
    });
    setTimeout(() => release(form), AGAIN_AFTER);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
}

export function release(form) {
  delete form.dataset.sent;
  buttons(form).forEach((button) => {
    button.removeAttribute("aria-disabled");
    button.classList.remove("is-busy");
  });
}

function buttons(form) {
  return [...form.elements].filter((element) => element.type === "submit");
}
