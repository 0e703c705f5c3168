// Says five minutes before the session ends, and keeps it open on request. Drafts are saved anyway.
const BEFORE = 5;

export function start() {
  const root = document.documentElement;
  const minutes = Number(root.dataset.idleMinutes);
  const address = root.dataset.aliveUrl;
  if (!minutes || !address) return;
  const before = Math.min(BEFORE, minutes / 3);
  let timer = 0;
  let touched = Date.now();

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(warn, (minutes - before) * 60000);
  };

  async function alive() {
    touched = Date.now();
    later();
    await fetch(address, { headers: { Accept: "application/json" }, credentials: "same-origin", redirect: "manual" }).catch(() => null);
  }

  function warn() {
    const box = document.createElement("div");
    box.className = "notice notice-indigo idle-notice";
    box.setAttribute("role", "alert");
    const title = document.createElement("p");
    title.className = "notice-title";
    title.textContent = `您有一会儿没有操作，${Math.round(before)} 分钟后会退出登录。`;
    const text = document.createElement("p");
    text.textContent = "填的内容已经保存。";
    const stay = document.createElement("button");
    stay.type = "button";
    stay.className = "button-link";
    stay.textContent = "继续办理";
    stay.addEventListener("click", () => {
      box.remove();
      alive();
    });
    text.append(stay);
    box.append(title, text);
    document.body.append(box);
  }

  document.addEventListener("input", () => {
    if (Date.now() - touched > 60000) alive();
  });
  later();
}
