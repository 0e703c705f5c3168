// The photo: frames a picture that is too wide, too large or no JPEG so that it meets the notice's rules, and says
// when a larger one is needed. Rules come from data attributes; the server checks them again on the content.
const script = new URL("../vendor/cropper-1.6.3.min.js", import.meta.url);
const USUAL = 3 / 4;

export function start() {
  document.querySelectorAll("[data-crop]").forEach(prepare);
}

function rulesOf(box) {
  const number = (name, otherwise) => Number(box.dataset[name] ?? otherwise);
  return {
    overWidth: number("overWidth", 0),
    overHeight: number("overHeight", 0),
    minRatio: number("minRatio", 0),
    maxRatio: number("maxRatio", 99),
    overBytes: number("overBytes", 0),
    underBytes: number("underBytes", Infinity),
  };
}

function prepare(box) {
  const input = document.getElementById(box.dataset.crop);
  const form = input.form;
  const rules = rulesOf(box);
  const stage = box.querySelector("[data-crop-stage]");
  const picture = stage.querySelector("img");
  const help = box.querySelector("[data-crop-help]");
  const state = box.querySelector("[data-crop-state]");
  let cropper = null;
  let fits = false;
  let ready = false;
  let opening = null;

  function say(text, bad = false) {
    state.textContent = text;
    state.classList.toggle("ochre", bad);
  }

  function close() {
    cropper?.destroy();
    cropper = null;
    stage.hidden = true;
    if (help) help.hidden = true;
  }

  async function opened() {
    close();
    ready = false;
    const file = input.files[0];
    if (!file) return;
    const bitmap = await createImageBitmap(file).catch(() => null);
    if (!bitmap) {
      say("这种格式打不开。请存成 JPG 再选，或在手机相机设置里选“兼容性最佳”。", true);
      return;
    }
    const { width, height } = bitmap;
    const ratio = target(rules, width, height);
    const most = { width: Math.min(width, height * ratio), height: Math.min(height, width / ratio) };
    if (most.width <= rules.overWidth || most.height <= rules.overHeight) {
      say(`这张照片是 ${width} × ${height} 像素，框好后要宽大于 ${rules.overWidth}、高大于 ${rules.overHeight}。请换一张大一些的。`, true);
      return;
    }
    fits = (await isJpeg(file)) && within(width / height, rules) && file.size > rules.overBytes && file.size < rules.underBytes;
    picture.src = await upright(bitmap);
    stage.hidden = false;
    if (help) help.hidden = false;
    await loaded(picture);
    const Cropper = await library();
    await new Promise((framed) => {
      cropper = new Cropper(picture, {
        aspectRatio: ratio,
        viewMode: 1,
        autoCropArea: 1,
        dragMode: "move",
        checkOrientation: false,
        background: false,
        minCropBoxWidth: 40,
        crop: measure,
        ready() {
          measure();
          framed();
        },
      });
    });
  }

  function measure() {
    if (!cropper) return;
    const { width, height } = cropper.getData(true);
    const small = width <= rules.overWidth || height <= rules.overHeight;
    say(
      small
        ? `框住的是 ${width} × ${height} 像素，小了一点，请框大一些。`
        : `框好后 ${width} × ${height} 像素，可以用。`,
      small,
    );
  }

  input.addEventListener("change", () => {
    const mine = opened().finally(() => {
      if (opening === mine) opening = null;
    });
    opening = mine;
  });
  form.addEventListener("submit", async (event) => {
    if (opening) {
      event.preventDefault();
      event.stopImmediatePropagation();
      const submitter = event.submitter;
      await opening;
      form.requestSubmit(submitter || undefined);
      return;
    }
    if (!cropper || ready) return;
    const whole = untouched(cropper);
    if (fits && whole) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const file = await finished(cropper, rules);
    if (!file) {
      say("框住的地方太小，存成照片不够大。请换一张大一些的。", true);
      return;
    }
    const transfer = new DataTransfer();
    transfer.items.add(file);
    ready = true;
    input.files = transfer.files;
    form.requestSubmit(event.submitter || undefined);
  }, { capture: true });
  stage.addEventListener("keydown", (event) => {
    if (cropper && steer(cropper, event.key)) event.preventDefault();
  });
  box.querySelectorAll("[data-crop-zoom]").forEach((button) => {
    button.addEventListener("click", () => cropper?.zoom(Number(button.dataset.cropZoom)));
  });
}

// By its first bytes, as the server does: a name that ends in .jpg makes no JPEG.
async function isJpeg(file) {
  const [first, second, third] = new Uint8Array(await file.slice(0, 3).arrayBuffer());
  return first === 0xff && second === 0xd8 && third === 0xff;
}

function target(rules, width, height) {
  if (within(width / height, rules)) return width / height;
  return Math.min(Math.max(USUAL, rules.minRatio), rules.maxRatio);
}

function within(ratio, rules) {
  return ratio >= rules.minRatio && ratio <= rules.maxRatio;
}

function untouched(cropper) {
  const { x, y, width, height } = cropper.getData(true);
  const image = cropper.getImageData();
  return Math.abs(x) < 2 && Math.abs(y) < 2 && image.naturalWidth - width < 3 && image.naturalHeight - height < 3;
}

function steer(cropper, key) {
  const moves = { ArrowLeft: [8, 0], ArrowRight: [-8, 0], ArrowUp: [0, 8], ArrowDown: [0, -8] };
  if (moves[key]) cropper.move(...moves[key]);
  else if (key === "+" || key === "=") cropper.zoom(0.1);
  else if (key === "-") cropper.zoom(-0.1);
  else return false;
  return true;
}

async function finished(cropper, rules) {
  const data = cropper.getData(true);
  if (data.width <= rules.overWidth || data.height <= rules.overHeight) return null;
  for (const most of [1600, 1200, 900, 700, 500]) {
    const canvas = cropper.getCroppedCanvas({ maxWidth: most, maxHeight: most / Math.max(rules.minRatio, 0.1), fillColor: "#fff", imageSmoothingQuality: "high" });
    if (canvas.width <= rules.overWidth || canvas.height <= rules.overHeight) break;
    for (const quality of [0.95, 0.9, 0.8, 0.7, 1]) {
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
      if (blob && blob.size > rules.overBytes && blob.size < rules.underBytes) {
        return new File([blob], "photo.jpg", { type: "image/jpeg" });
      }
    }
  }
  return null;
}

async function upright(bitmap) {
  const canvas = document.createElement("canvas");
  const share = Math.min(1, 3000 / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.round(bitmap.width * share);
  canvas.height = Math.round(bitmap.height * share);
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  return URL.createObjectURL(blob);
}

function loaded(image) {
  return image.decode().catch(() => null);
}

function library() {
  if (window.Cropper) return Promise.resolve(window.Cropper);
  return new Promise((done, failed) => {
    const tag = document.createElement("script");
    tag.src = script;
    tag.onload = () => done(window.Cropper);
    tag.onerror = failed;
    document.head.append(tag);
  });
}
