// Words and icons as they stand on the canvas: drawn where things rest, kept as stamps for the frames in which they move.

/** @typedef {import("./looks.js").Looks} Looks */
/** @typedef {{text: string, size: number, bold: boolean, colour: string, serif?: boolean, wide?: number, stamp?: HTMLCanvasElement}} Words `wide` and `stamp` are kept from the first drawing */

const WIDE = /[\u3000-\u303f\u4e00-\u9fff\uff01-\uff60]/g; // Han characters and their signs, all as wide as one
const DIGIT = /[0-9]/g;
// Pixels by which words are moved to draw their rim: a stroke of their outlines looks the same and takes three times as long.
const RIM = [[2, 0], [-2, 0], [0, 2], [0, -2], [1.4, 1.4], [1.4, -1.4], [-1.4, 1.4], [-1.4, -1.4]];
const ICON = 14; // pixels of the letters from which icons are made, those of names
const STAMPS = 900; // so many are kept

export class Letters {
  /** @param {CanvasRenderingContext2D} context @param {Looks} looks */
  constructor(context, looks) {
    this.context = context;
    this.looks = looks;
    /** @type {Map<string, number>} */
    this.widths = new Map();
    /** @type {Map<string, HTMLCanvasElement>} */
    this.stamps = new Map();
    /** @type {Map<string, HTMLCanvasElement>} */
    this.icons = new Map();
  }

  /** Colours or letters are others now. */
  forget() {
    this.widths.clear();
    this.stamps.clear();
    this.icons.clear();
  }

  /** @param {number} size @param {boolean} bold @param {boolean} [serif] */
  font(size, bold, serif = false) {
    return `${bold ? 600 : 400} ${size}px ${serif ? this.looks.serif : this.looks.sans}`;
  }

  /** Pixels that words are wide. @param {string} text @param {number} size @param {boolean} bold @param {boolean} [serif] @returns {number} */
  width(text, size, bold, serif = false) {
    const key = `${size}${bold}${serif}${text}`;
    let found = this.widths.get(key);
    if (found === undefined) {
      // To measure hundreds of names takes longer than to draw them: what is left of most is a few digits.
      const rest = text.length > 1 ? text.replace(WIDE, "").replace(DIGIT, "0") : text;
      found = rest === text ? this.measured(text, this.font(size, bold, serif)) : (text.length - rest.length) * this.width("国", size, bold, serif) + (rest && this.width(rest, size, bold, serif));
      this.widths.set(key, found);
    }
    return found;
  }

  /** @param {string} text @param {string} font */
  measured(text, font) {
    this.context.font = font;
    return this.context.measureText(text).width;
  }

  /** Draw words around a point. @param {Words} words @param {number} x @param {number} y @param {boolean} moving */
  draw(words, x, y, moving) {
    const ratio = window.devicePixelRatio || 1;
    const wide = (words.wide ??= this.width(words.text, words.size, words.bold, words.serif) + 10);
    const high = words.size * 1.7;
    const left = Math.round((x - wide / 2) * ratio) / ratio;
    const top = Math.round((y - high / 2) * ratio) / ratio;
    if (!moving) return this.write(this.context, words, left + wide / 2, top + high / 2);
    const stamp = (words.stamp ??= this.stamp(words, wide, high, ratio));
    return this.context.drawImage(stamp, left, top, stamp.width / ratio, stamp.height / ratio);
  }

  /** Words with a rim of the ground's colour. @param {CanvasRenderingContext2D} context @param {Words} words @param {number} x @param {number} y */
  write(context, { text, size, bold, colour, serif }, x, y) {
    context.font = this.font(size, bold, serif);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = this.looks.paint.paper;
    for (const [right, down] of RIM) context.fillText(text, x + right, y + down);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }

  /** Words drawn once and kept: to write them anew for each frame is slow. @param {Words} words @param {number} wide @param {number} high @param {number} ratio */
  stamp(words, wide, high, ratio) {
    const key = `${words.size}${words.bold}${words.colour}${words.serif}${words.text}`;
    let made = this.stamps.get(key);
    if (!made) {
      if (this.stamps.size > STAMPS) this.stamps.clear();
      made = document.createElement("canvas");
      made.width = Math.ceil(wide * ratio);
      made.height = Math.ceil(high * ratio);
      const context = /** @type {CanvasRenderingContext2D} */ (made.getContext("2d"));
      context.scale(ratio, ratio);
      this.write(context, words, wide / 2, high / 2);
      this.stamps.set(key, made);
    }
    return made;
  }

  /** Draw an icon in a disc. @param {string} character @param {number} x @param {number} y @param {number} r @param {boolean} moving */
  icon(character, x, y, r, moving) {
    const { context } = this;
    if (moving) return context.drawImage(this.seal(character), x - r * 1.05, y - r * 1.05, r * 2.1, r * 2.1);
    context.save();
    context.translate(x, y);
    context.scale((1.05 * r) / ICON, (1.05 * r) / ICON);
    this.engrave(context, character);
    return context.restore();
  }

  /** @param {CanvasRenderingContext2D} context @param {string} character */
  engrave(context, character) {
    context.font = this.font(ICON, true);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = "#fff";
    context.fillText(character, 0, ICON / 16);
  }

  /** An icon as a stamp. @param {string} character */
  seal(character) {
    let made = this.icons.get(character);
    if (!made) {
      made = document.createElement("canvas");
      made.width = made.height = 96;
      const context = /** @type {CanvasRenderingContext2D} */ (made.getContext("2d"));
      context.translate(48, 48);
      context.scale(48 / ICON, 48 / ICON);
      this.engrave(context, character);
      this.icons.set(character, made);
    }
    return made;
  }
}
